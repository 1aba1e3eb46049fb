// Items from a file: looked at first, brought in once someone agrees, with first rules where there are none.
import { post, upload } from './api.js';
import { dialog } from './dialog.js';
import { button, byId, count, el, fill, table, value } from './dom.js';
import { inline } from './markdown.js';
import { attempt, clear, notice, say } from './say.js';
import { go } from './route.js';
import { emit, on, studio } from './store.js';

/** The place on the page that a dropped file goes to; a file may be dropped anywhere. */
let shown = null;

export function importer() {
  on('state', start);
  byId('import').addEventListener('click', () => dialog('Import items', (close) => [place(close)], { wide: true }));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    if (shown?.drop.isConnected) shown.look(file);
    else dialog('Import items', (close) => [place(close, file)], { wide: true });
  });
}

/** Where there are neither items nor rules, the whole desk is for them. */
function start() {
  const none = studio.state.catalog === null && studio.state.rules.files.length === 0;
  const page = byId('start');
  byId('import').disabled = none;
  if (none && page.hidden) {
    fill(page, el('div', { class: 'inner stack' },
      el('h2', {}, 'Start with your items'),
      el('p', {}, 'A message shows items of your catalog. Give the file that has them, and the studio proposes the first rules. Nothing leaves this machine.'),
      place(() => {})));
  }
  page.hidden = !none;
  for (const id of ['side', 'edit', 'see', 'below']) byId(id).hidden = none;
}

/** Where a file is dropped, and then what was found in it. */
function place(close, file = null) {
  const found = el('div', { class: 'stack' });
  const input = el('input', { type: 'file', id: 'items-file', accept: '.csv,.json,.jsonl,.tsv,.xml,.gz,.txt', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true', onchange: () => input.files[0] && look(input.files[0]) });
  const drop = el('div', { class: 'drop stack' },
    el('p', {}, el('strong', {}, 'Drop a file here')),
    el('p', { class: 'soft' }, 'CSV, JSON, JSON Lines or a Google Merchant feed, plain or gzipped.'),
    button('Choose a file', () => input.click(), { class: 'main' }), input);
  for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', () => drop.classList.remove('over'));
  shown = { drop, look };

  async function look(chosen) {
    fill(found, el('p', { role: 'status' }, `Reading ${chosen.name} …`));
    try {
      const reply = await upload('/api/import/look', chosen, { name: chosen.name });
      show(chosen, reply);
    } catch (error) {
      fill(found, el('p', { class: 'note bad', role: 'alert' }, error.message));
    }
  }

  function show(chosen, reply) {
    const leftOut = new Set();
    const columns = reply.columns ?? [];
    const rows = columns[0]?.rows ?? reply.rows.length;
    const items = reply.version?.items ?? rows;
    const ids = idColumn(reply, () => {
      run.disabled = false;
    });
    const run = button(`Import ${count(items, 'item')}`, () => bring(chosen, reply, ids.value, leftOut, close), { class: 'main', disabled: reply.problems.length > 0 });
    fill(found,
      el('h3', {}, value(chosen.name), ` has ${count(rows, 'row')}`),
      texts('What to mend in the file', reply.problems, 'note bad'),
      texts('What was noticed', reply.remarks, 'note'),
      el('div', { class: 'row' }, el('label', { for: 'ids' }, 'The ids are in'), ids),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Columns' }, columns.length > 0 ? mapping(columns, leftOut) : table('The first rows', reply.header, reply.rows)),
      el('div', { class: 'row' }, run));
    say(`${count(rows, 'row')} read. ${reply.problems.length > 0 ? 'The file has problems.' : ''}`);
    run.scrollIntoView({ block: 'nearest' });
    if (!run.disabled) run.focus();
  }

  if (file) look(file);
  return el('div', { class: 'stack' }, drop, found);
}

function idColumn(reply, chosen) {
  return el('select', { id: 'ids', onchange: chosen }, (reply.header ?? []).map((name) => el('option', { value: name, selected: name === reply.id }, name)));
}

function mapping(columns, leftOut) {
  return table('Columns that become columns of the catalog', ['Take', 'In the file', 'Column', 'Type', 'Filled', 'For instance'], columns.map((column) => [
    el('input', {
      type: 'checkbox', checked: true, 'aria-label': `Take ${column.spelled}`,
      onchange: (event) => (event.target.checked ? leftOut.delete(column.spelled) : leftOut.add(column.spelled)),
    }),
    el('bdi', {}, column.spelled), column.column, [column.type, ' ', el('span', { class: 'soft wrap' }, inline(column.reason))],
    el('span', { class: 'number' }, `${count(column.filled)} of ${count(column.rows)}`), value((column.samples ?? []).join(', ')),
  ]));
}

function texts(title, list, kind) {
  if (!list || list.length === 0) return null;
  return el('div', { class: kind }, el('p', {}, el('strong', {}, title)), el('ul', {}, list.map((one) => el('li', { class: 'wrap' }, inline(one)))));
}

async function bring(chosen, reply, id, leftOut, close) {
  const only = leftOut.size === 0 ? undefined : reply.columns.map((one) => one.spelled).filter((one) => !leftOut.has(one));
  const made = await attempt(() => post('/api/import/run', { upload: reply.upload, id, only }));
  if (!made) return;
  close();
  clear('refused');
  const proposed = made.proposed;
  if (proposed && studio.state.rules.files.length === 0) {
    await attempt(() => post('/api/files/new', { name: proposed.name, text: proposed.text }));
  }
  emit('stale-state', () => {
    notice('imported', `${count(made.items, 'item')} of ${chosen.name} are in the catalog.${proposed ? ' These are first rules for them: edit them as you like.' : ''}`);
    if (proposed) go({ file: proposed.name, line: null });
  });
}

