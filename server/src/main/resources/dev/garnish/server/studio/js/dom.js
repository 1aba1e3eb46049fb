// Elements made of data. Text enters the page only here and only as text, never as markup.

/**
 * Makes an element: `el('button', { type: 'button', onclick: run }, 'Run')`. Names that start with `on` are listeners,
 * `null`, `false` and `undefined` leave a property or child out, other properties are attributes.
 */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'value') made.value = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...flat(children));
  return made;
}

function flat(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/** Replaces what an element holds; the focus stays on the element with the same `data-focus`, if there still is one. */
export function fill(parent, ...children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset?.focus : undefined;
  const inside = parent.contains(document.activeElement) && document.activeElement !== parent;
  parent.replaceChildren(...flat(children));
  if (focused !== undefined) {
    parent.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  if (inside && !parent.contains(document.activeElement)) {
    parent.closest('[tabindex]')?.focus({ preventScroll: true });
  }
}

export function byId(id) {
  return document.getElementById(id);
}

export function button(text, run, properties = {}) {
  return el('button', { type: 'button', onclick: run, ...properties }, text);
}

/** A value of the catalog or of a message, whose direction of writing must not turn what stands around it. */
export function value(text) {
  return el('bdi', { class: 'wrap' }, text);
}

export function mark(text, kind = '') {
  return el('span', { class: `mark ${kind}` }, text);
}

export function empty(...text) {
  return el('p', { class: 'empty' }, ...text);
}

/** A table with a caption, whose cells are texts or elements. */
export function table(caption, heads, rows, properties = {}) {
  return el(
    'table',
    properties,
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map((row) => (row instanceof Node ? row : el('tr', {}, row.map((cell) => el('td', {}, cell)))))),
  );
}

const NUMBERS = new Intl.NumberFormat('en-US');

/** A count as people read it: `2,465`. */
export function count(number, one, many = `${one}s`) {
  const text = NUMBERS.format(number);
  return one === undefined ? text : `${text} ${number === 1 ? one : many}`;
}
