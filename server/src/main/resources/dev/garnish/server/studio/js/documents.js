// The open files: their text as it is typed, what the disk holds, and what the server has heard.
import { get, post } from './api.js';
import * as lsp from './lsp.js';
import { changes } from './positions.js';
import { emit, studio } from './store.js';

/**
 * One open file. `saved` is the text that `base` is the digest of: what this text was made from. `disk` is another
 * program's text that is not looked at yet.
 */
class Document {
  constructor(file, read) {
    this.name = file.name;
    this.uri = file.uri;
    this.kind = file.kind;
    this.lineEnd = read.text.includes('\r\n') ? '\r\n' : '\n';
    this.saved = plain(read.text);
    this.base = read.digest;
    this.version = 1;
    this.diagnostics = [];
    this.disk = null;
    this.state = null;
  }

  get text() {
    return this.state.doc.toString();
  }

  get isChanged() {
    return this.text !== this.saved;
  }
}

const open = new Map();
const opening = new Map();
let makeState;

/** What the texts are edited with: a function from a text and its document to the editor's state. */
export function statesBy(make) {
  makeState = make;
}

export function documents() {
  return [...open.values()];
}

export function byUri(uri) {
  return documents().find((one) => one.uri === uri);
}

/** The name of a file of the rules that a report calls by its path; undefined where it is none. */
export function nameOf(path) {
  const files = studio.state.rules.files;
  return (files.find((one) => one.name === path) ?? files.find((one) => path.endsWith(`/${one.name}`)))?.name;
}

export async function load(name) {
  if (open.has(name)) return open.get(name);
  if (!opening.has(name)) {
    opening.set(name, read(name).finally(() => opening.delete(name)));
  }
  return opening.get(name);
}

async function read(name) {
  const file = studio.state.rules.files.find((one) => one.name === name);
  if (!file) throw new Error(`There is no file ${name} in these rules.`);
  const known = await get('/api/files', { name });
  const made = new Document(file, known);
  made.state = makeState(plain(known.draft?.text ?? known.text), made);
  if (known.draft && known.draft.base !== known.digest) {
    made.disk = { text: plain(known.text), digest: known.digest };
    made.base = known.draft.base;
  }
  open.set(name, made);
  announce(made);
  if (made.disk) emit('conflict', made);
  return made;
}

function announce(document) {
  lsp.notify('textDocument/didOpen', () => ({
    textDocument: { uri: document.uri, languageId: 'garnish-rules', version: document.version, text: document.text },
  }));
}

/** Tells a server that was started anew what is open. */
export function announceAll() {
  documents().forEach(announce);
}

/** Tells the server what it may have missed while it was not reached. */
export function resend() {
  documents().filter((one) => one.isChanged).forEach(edited);
}

/** The text was edited: the server hears of the newest text when its turn comes, and whoever asks it afterwards waits for that. */
export function edited(document) {
  if (!document.isTelling) tell(document);
  emit('edited', document);
}

function tell(document) {
  document.isTelling = true;
  lsp.notify('textDocument/didChange', () => {
    document.isTelling = false;
    return {
      textDocument: { uri: document.uri, version: ++document.version },
      contentChanges: [{ text: document.text }],
    };
  });
}

/** Edits a text, in the editor if it is shown there. */
export function change(document, spec) {
  const shown = { document, spec, done: false };
  emit('change', shown);
  if (shown.done) return;
  document.state = document.state.update(spec).state;
  edited(document);
}

/** The protocol's edits of several files. Those that are not open yet are opened, so that nothing is saved unseen. */
export async function apply(edit) {
  const all = edit?.documentChanges?.map((one) => [one.textDocument.uri, one.edits]) ?? Object.entries(edit?.changes ?? {});
  for (const [uri, edits] of all) {
    const file = studio.state.rules.files.find((one) => one.uri === uri);
    if (!file) continue;
    const document = await load(file.name);
    change(document, { changes: changes(document.state.doc, edits), userEvent: 'input.fix' });
  }
  return all.length;
}

/** Saves a text. Where the file was changed by another program meanwhile, nothing is written and a conflict is shown. */
export async function save(document) {
  await lsp.sent();
  const text = document.text;
  try {
    const body = { name: document.name, text: text.replaceAll('\n', document.lineEnd), base: document.base };
    const { digest } = await post('/api/files/save', body);
    settle(document, text, digest);
    lsp.notify('textDocument/didSave', { textDocument: { uri: document.uri } });
    return true;
  } catch (error) {
    if (error.status !== 409) throw error;
    document.disk = { text: plain(error.body.text), digest: error.body.digest };
    emit('conflict', document);
    return false;
  }
}

function settle(document, text, digest) {
  document.saved = text;
  document.base = digest;
  document.disk = null;
  emit('saved', document);
}

/** Another program wrote a file: its text is taken where nothing is typed here, else there is a conflict. */
export async function changedOnDisk(name) {
  const document = open.get(name);
  if (!document) return;
  const known = await get('/api/files', { name });
  if (known.digest === document.base) return;
  const text = plain(known.text);
  if (!document.isChanged || document.text === text) {
    takeDisk(document, { text, digest: known.digest });
    emit('reread', document);
  } else {
    document.disk = { text, digest: known.digest };
    emit('conflict', document);
  }
}

/** Another program deleted a file: its text stays here, as one that is not saved. */
export async function deletedOnDisk(name) {
  const document = open.get(name);
  if (!document || document.base === '' || !studio.pen) return;
  await post('/api/files/rebase', { name, base: '' });
  document.saved = null;
  document.base = '';
  document.disk = null;
  edited(document);
  await lsp.sent();
  emit('deleted', document);
}

/** Takes back all that was typed since it was saved; undo brings it back. */
export function takeSaved(document) {
  change(document, { changes: { from: 0, to: document.state.doc.length, insert: document.saved } });
}

/** Deletes a file, and what was typed for it. */
export async function remove(document) {
  await lsp.sent();
  open.delete(document.name);
  try {
    if (document.base === '') await post('/api/files/discard', { name: document.name });
    else await post('/api/files/delete', { name: document.name, base: document.base });
  } catch (error) {
    open.set(document.name, document);
    throw error;
  }
  lsp.notify('textDocument/didClose', { textDocument: { uri: document.uri } });
  emit('removed', document);
}

/** Takes the disk's text; undo brings the other back. */
export function takeDisk(document, disk = document.disk) {
  if (document.text !== disk.text) {
    change(document, { changes: { from: 0, to: document.state.doc.length, insert: disk.text } });
  }
  settle(document, disk.text, disk.digest);
}

/** Goes on with the typed text, which the next save writes over the disk's. */
export async function keepMine(document) {
  await post('/api/files/rebase', { name: document.name, base: document.disk.digest });
  document.saved = document.disk.text;
  document.base = document.disk.digest;
  document.disk = null;
  emit('saved', document);
}

function plain(text) {
  return text.replace(/\r\n?/g, '\n');
}
