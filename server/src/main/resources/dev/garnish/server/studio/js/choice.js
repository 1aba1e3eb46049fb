// A list to choose from above results. It stays as it is while the results below it are made anew.
import { el, fill } from './dom.js';

/**
 * @param chosen called with the value
 * @returns a function that shows the list with its choices, texts by value, above results in a panel
 */
export function choice(id, label, chosen) {
  const select = el('select', { id, onchange: () => chosen(select.value) });
  const about = el('span', { class: 'soft' });
  const head = el('div', { class: 'row' }, el('label', { for: id }, label), select, about);
  const results = el('div', {});
  let known = '';
  return (panel, choices, text, ...shown) => {
    if (known !== JSON.stringify(choices)) {
      const before = select.value;
      fill(select, choices.map(([value, title]) => el('option', { value, selected: value === before }, title)));
      known = JSON.stringify(choices);
    }
    if (head.parentNode !== panel) panel.replaceChildren(head, results);
    about.textContent = text;
    fill(results, ...shown);
  };
}
