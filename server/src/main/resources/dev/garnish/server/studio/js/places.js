// Links from results to lines of the rules and to items.
import { nameOf } from './documents.js';
import { button, el } from './dom.js';
import { go } from './route.js';
import { studio } from './store.js';

/** A link to the line that gave something; plain text where the file is none of the rules. */
export function place({ file, line, column = 1 }, text = null) {
  const name = nameOf(file);
  const isOnly = studio.state.rules.files.length === 1;
  const shown = text ?? (isOnly && name ? `line ${line}` : `${name ?? file}:${line}`);
  if (!name) return el('code', {}, shown);
  return button(shown, () => go({ file: name, line, column }), { class: text ? 'link' : 'link short', title: `${name}, line ${line}` });
}

/** A link that explains why an item is shown as it is. */
export function item(id, properties = {}) {
  return button(el('bdi', {}, id), () => go({ item: id, tab: 'why' }), { class: 'link', 'aria-label': `Why is ${id} shown as it is?`, ...properties });
}

/** Links to a few items, and how many more there are. */
export function items(label, found) {
  if (!found || found.items === 0) return null;
  const more = found.items - found.ids.length;
  return el('p', {}, el('span', { class: 'soft' }, `${label}: `), found.ids.map((id) => [item(id), ' ']), more > 0 && el('span', { class: 'soft' }, `and ${more} more`));
}
