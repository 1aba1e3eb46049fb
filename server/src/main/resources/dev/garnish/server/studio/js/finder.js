// Finds items by id and title: a combobox, whose list follows what is typed.
import { get } from './api.js';
import { byId, el, fill } from './dom.js';
import { say } from './say.js';
import { latest, studio } from './store.js';

const LIMIT = 30;

/** @param chosen called with the item that was chosen */
export function finder(chosen) {
  const options = el('div', { id: 'items', class: 'options', role: 'listbox', 'aria-label': 'Items', tabindex: '-1', hidden: true });
  const input = el('input', {
    id: 'find', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: 'Find an item by id or title',
    'aria-label': 'Find an item by id or title', 'aria-controls': 'items', 'aria-expanded': 'false', 'aria-autocomplete': 'list',
  });
  let found = [];
  let at = -1;

  const search = latest(async () => {
    if (studio.state.catalog === null) return close();
    const reply = await get('/api/items', { q: input.value.trim(), limit: LIMIT }).catch(() => ({ items: [], more: false }));
    if (document.activeElement !== input) return close();
    found = reply.items;
    at = found.length > 0 && input.value.trim() !== '' ? 0 : -1;
    draw(reply.more);
  });

  function draw(more) {
    fill(
      options,
      found.map((item, index) => el(
        'div',
        { role: 'option', id: `item-${index}`, 'aria-selected': 'false', onmousedown: (event) => event.preventDefault(), onclick: () => choose(index) },
        el('bdi', {}, item.title ?? item.id),
        el('bdi', {}, item.title ? item.id : ''),
      )),
      found.length === 0 && el('div', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'No item has this in its id or title.'),
      more && el('div', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'There are more. Type more of the title.'),
    );
    options.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    point();
    say(found.length === 0 ? 'No items.' : `${found.length}${more ? ' or more' : ''} items.`);
  }

  function point() {
    for (const [index, option] of [...options.children].entries()) {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `item-${at}`);
  }

  function close() {
    options.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(index) {
    const item = found[index];
    if (!item) return;
    input.value = '';
    close();
    chosen(item);
  }

  input.addEventListener('input', search);
  input.addEventListener('focus', search);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      at = at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
      point();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(at);
    } else if (event.key === 'Escape') {
      close();
    }
  });
  byId('finder').append(input, options);
}
