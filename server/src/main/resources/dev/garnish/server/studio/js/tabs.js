// Tabs with a roving focus: arrows, Home and End move, and a tab opens as it gets the focus.
import { button, el, mark } from './dom.js';

/**
 * @param list `{id, title}` of each tab
 * @param opened called with the id of the tab that opens
 */
export function tabs(label, prefix, list, opened) {
  const bar = el('div', { class: 'tabs', role: 'tablist', 'aria-label': label });
  const parts = new Map();
  let current = null;
  for (const { id, title } of list) {
    const badge = mark('');
    const tab = el(
      'button',
      { type: 'button', role: 'tab', id: `${prefix}-${id}`, 'aria-controls': `${prefix}-panel-${id}`, tabindex: '-1', onclick: () => select(id) },
      title,
      badge,
    );
    const panel = el('div', { role: 'tabpanel', id: `${prefix}-panel-${id}`, class: 'body', 'aria-labelledby': `${prefix}-${id}`, tabindex: '0', hidden: true });
    bar.append(tab);
    parts.set(id, { tab, panel, badge });
  }
  bar.addEventListener('keydown', (event) => {
    const ids = list.map((one) => one.id);
    const at = ids.indexOf(current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(ids[(to + ids.length) % ids.length]);
    parts.get(current).tab.focus();
  });

  function select(id) {
    if (!parts.has(id) || id === current) return;
    for (const [name, { tab, panel }] of parts) {
      tab.setAttribute('aria-selected', String(name === id));
      tab.tabIndex = name === id ? 0 : -1;
      panel.hidden = name !== id;
    }
    current = id;
    opened(id);
  }

  return {
    bar,
    panels: [...parts.values()].map((part) => part.panel),
    panel: (id) => parts.get(id).panel,
    select,
    get current() {
      return current;
    },
    badge(id, text, kind = '') {
      const { badge } = parts.get(id);
      badge.textContent = text;
      badge.className = `mark ${kind}`;
    },
  };
}
