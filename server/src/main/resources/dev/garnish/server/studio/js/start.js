// What a desk without rules begins with.
import { post } from './api.js';
import { button, byId, count, el, fill } from './dom.js';
import { place } from './importer.js';
import { go } from './route.js';
import { attempt } from './say.js';
import { emit, on, studio } from './store.js';

export function start() {
  on('state', draw);
}

/** Where there are no rules, the whole desk is for what they begin with: items, then some that are proposed. */
function draw() {
  if (studio.importing) return; // Its rules come behind its items.
  const { catalog, rules } = studio.state;
  const none = rules.files.length === 0;
  const page = byId('start');
  const kind = catalog ? 'rules' : 'items';
  if (none && page.dataset.kind !== kind) {
    page.dataset.kind = kind;
    fill(page, el('div', { class: 'inner stack' }, catalog ? firstRules(catalog) : firstItems()));
  }
  if (!none) delete page.dataset.kind;
  byId('import').disabled = none && !catalog;
  page.hidden = !none;
  for (const id of ['side', 'edit', 'see', 'below']) byId(id).hidden = none;
}

function firstItems() {
  return [
    el('h2', {}, 'Start with your items'),
    el('p', {}, 'A message shows items of your catalog. Give the file that has them, and the studio proposes the first rules. Nothing leaves this machine.'),
    place(() => {}),
  ];
}

function firstRules({ items }) {
  return [
    el('h2', {}, 'Start with rules'),
    el('p', {}, `The catalog has ${count(items, 'item')}, and there are no rules for them yet. The studio proposes some, which you edit as you like.`),
    el('div', { class: 'row' }, button('Propose first rules', () => attempt(async () => {
      const proposed = await post('/api/import/rules');
      await post('/api/files/new', proposed);
      emit('stale-state', () => go({ file: proposed.name, line: null }));
    }), { class: 'main' })),
  ];
}
