// The list of files and the outline of the one that is open.
import { post } from './api.js';
import { ask, dialog } from './dialog.js';
import * as documents from './documents.js';
import { button, byId, el, fill, mark } from './dom.js';
import { current } from './editor.js';
import * as lsp from './lsp.js';
import { go } from './route.js';
import { attempt } from './say.js';
import { emit, latest, on, soon, studio } from './store.js';

export function files() {
  const draw = () => drawFiles();
  for (const event of ['state', 'shown', 'saved', 'conflict', 'pen', 'deleted']) on(event, draw);
  on('edited', soon(draw, 100));
  const outline = latest(drawOutline);
  on('shown', outline);
  on('edited', soon(outline, 300));
}

function drawFiles() {
  const open = new Map(documents.documents().map((one) => [one.name, one]));
  const list = studio.state.rules.files;
  fill(
    byId('files'),
    el('h2', {}, 'Files', el('span', {}, button('New', create, { class: 'link', 'aria-label': 'New file', 'data-focus': 'new-file', disabled: !studio.pen }),
      button('Delete', remove, { class: 'link', 'aria-label': 'Delete file', 'data-focus': 'delete-file', disabled: !studio.pen || !current() }))),
    el('ul', {}, list.map((file) => el('li', {}, entry(file, open.get(file.name))))),
  );
  const document = current();
  byId('open-file').textContent = document?.name ?? 'Rules';
  byId('saved').textContent = !document ? '' : document.disk ? 'changed on disk' : document.isChanged ? 'not saved' : 'saved';
  byId('saved').className = `mark ${document?.disk ? 'bad' : document?.isChanged ? 'warn' : 'good'}`;
  for (const id of ['save', 'format', 'fix-all']) byId(id).disabled = !document || !studio.pen;
  byId('save').disabled ||= !document.isChanged && !document.disk;
  byId('discard').disabled = byId('save').disabled || document.saved === null;
}

function entry(file, document) {
  const isChanged = document ? document.isChanged : file.draft;
  return button([
    el('span', {}, file.name),
    document?.disk || file.conflict ? mark('conflict', 'bad') : isChanged ? mark('not saved', 'warn') : null,
  ], () => go({ file: file.name, line: null }), {
    'aria-current': String(file.name === current()?.name), 'data-focus': `file ${file.name}`,
  });
}

function create() {
  ask('New file', 'Name', 'more.rules', 'Create', async (name) => {
    await post('/api/files/new', { name, text: '' });
    emit('stale-state', () => go({ file: name, line: null }));
  });
}

function remove() {
  const document = current();
  dialog(`Delete ${document.name}`, (close) => [
    el('p', {}, 'The file and what was typed in it are gone then.'),
    el('div', { class: 'row end' }, button('Cancel', close, { autofocus: true }), button('Delete', async () => {
      close();
      await attempt(() => documents.remove(document));
    }, { class: 'main' })),
  ]);
}

async function drawOutline() {
  const document = current();
  if (!document) return;
  const symbols = document.kind === 'rules'
    ? await lsp.request('textDocument/documentSymbol', { textDocument: { uri: document.uri } })
    : [];
  if (document !== current()) return;
  fill(
    byId('outline'),
    symbols?.length > 0 && el('h2', {}, 'Outline'),
    el('ul', {}, (symbols ?? []).map((symbol) => el('li', {}, button(
      [el('span', {}, symbol.name), symbol.detail && !symbol.name.startsWith(symbol.detail) && el('span', { class: 'kind' }, symbol.detail)],
      () => emit('visit', {
        uri: document.uri, line: symbol.selectionRange.start.line + 1, column: symbol.selectionRange.start.character + 1,
      }),
      { 'data-focus': `symbol ${symbol.name}`, title: symbol.name },
    )))),
  );
}
