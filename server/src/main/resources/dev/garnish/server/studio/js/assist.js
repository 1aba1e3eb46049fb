// The language server's answers in the editor: problems, completion, hover, hits, definition, rename, layout.
import { autocompletion } from '@codemirror/autocomplete';
import { forEachDiagnostic, nextDiagnostic, openLintPanel, setDiagnostics } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, keymap, showTooltip, WidgetType } from '@codemirror/view';
import { ask } from './dialog.js';
import * as documents from './documents.js';
import { el } from './dom.js';
import * as lsp from './lsp.js';
import { inline, markdown } from './markdown.js';
import { changes, offset, position } from './positions.js';
import { say, tell } from './say.js';
import { emit, on, soon } from './store.js';

/** What the editor of one file does by the language server. */
export function assist(file) {
  return [
    autocompletion({ override: [(context) => complete(file, context)], icons: false, maxRenderedOptions: 200 }),
    hoverTooltip((view, at) => hover(file, view.state, at), { hoverTime: 350 }),
    hits,
    info,
    keymap.of([
      { key: 'F8', run: (view) => visitProblem(file, view) },
      { key: 'Mod-.', run: (view) => fixHere(file, view) },
      { key: 'F12', run: (view) => define(file, view) },
      { key: 'F2', run: (view) => rename(file, view) },
      { key: 'Shift-Alt-f', run: () => format(file) },
      { key: 'Mod-i', run: (view) => explain(file, view) },
    ]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        if (!(event.ctrlKey || event.metaKey) || event.button !== 0) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return at !== null && define(file, view, at);
      },
    }),
  ];
}

function at(file, doc, where) {
  return { textDocument: { uri: file.uri }, position: position(doc, where) };
}

// Completion

const KINDS = { 7: 'class', 6: 'variable', 22: 'type', 17: 'text', 5: 'property', 10: 'property', 3: 'function', 2: 'method', 21: 'constant', 12: 'text', 14: 'keyword', 24: 'keyword' };

async function complete(file, context) {
  const typed = context.matchBefore(/[\w."'-]$/);
  if (!context.explicit && (!typed || closesText(context))) return null;
  const doc = context.state.doc;
  const reply = await lsp.request('textDocument/completion', at(file, doc, context.pos));
  if (context.aborted) return null;
  const items = (Array.isArray(reply) ? reply : reply?.items) ?? [];
  const options = items.map((item) => option(doc, item, context.pos)).filter((one) => one !== null);
  if (options.length === 0) return null;
  options.sort((a, b) => b.starts - a.starts || a.sort.localeCompare(b.sort));
  return { from: Math.min(...options.map((one) => one.start)), options, filter: false };
}

/** Whether what was typed last is the quote at the end of a text. */
function closesText({ state, pos }) {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const quote = before.at(-1);
  return /["']/.test(quote) && before.split(quote).length % 2 === 1;
}

function option(doc, item, here) {
  const start = offset(doc, item.textEdit.range.start);
  const end = Math.max(offset(doc, item.textEdit.range.end), here);
  const typed = doc.sliceString(start, here).toLowerCase().replace(/^["']/, '');
  const name = (item.filterText ?? item.label).toLowerCase().replace(/^["']/, '');
  if (!name.includes(typed)) return null;
  return {
    label: item.label, detail: item.detail, info: item.documentation, type: KINDS[item.kind],
    start, sort: item.sortText ?? item.label, starts: name.startsWith(typed),
    apply: (view) => view.dispatch({
      changes: { from: start, to: end, insert: item.textEdit.newText },
      selection: { anchor: start + item.textEdit.newText.length },
      userEvent: 'input.complete',
    }),
  };
}

// Problems and what mends them

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];

on('textDocument/publishDiagnostics', async ({ uri, version, diagnostics }) => {
  const file = documents.byUri(uri);
  emit('problems', { uri, diagnostics });
  if (!file || (version !== undefined && version !== file.version)) return;
  file.diagnostics = diagnostics.map((one) => ({ ...one, fixes: [] }));
  emit('diagnosed', file);
  if (diagnostics.length === 0) return;
  const asked = file.version;
  const fixes = await lsp.request('textDocument/codeAction', {
    textDocument: { uri }, range: whole(file), context: { diagnostics, only: ['quickfix'] },
  });
  if (asked !== file.version) return;
  for (const one of file.diagnostics) {
    one.fixes = (fixes ?? []).filter((fix) => (fix.diagnostics ?? []).some((of) => same(of.range, one.range)));
  }
  emit('diagnosed', file);
});

function whole(file) {
  return { start: { line: 0, character: 0 }, end: position(file.state.doc, file.state.doc.length) };
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Underlines the problems of the file that the view shows. */
export function showDiagnostics(view, file) {
  const doc = view.state.doc;
  view.dispatch(setDiagnostics(view.state, file.diagnostics.map((one) => ({
    ...visible(doc, offset(doc, one.range.start), offset(doc, one.range.end)),
    severity: SEVERITIES[one.severity] ?? 'error',
    source: one.code,
    message: one.message,
    actions: one.fixes.map((fix) => ({ name: fix.title, apply: () => documents.apply(fix.edit) })),
  }))));
}

/** Where something is missing, its neighbour is underlined: a mark without width would stand where the author types. */
function visible(doc, from, to) {
  if (from < to) return { from, to };
  const isBeforeText = from < doc.lineAt(from).to;
  return isBeforeText ? { from, to: from + 1 } : { from: Math.max(0, from - 1), to: from };
}

/** What mends a part of a file, as the server sees it now. */
async function fixes(file, doc, from, to) {
  const range = { start: position(doc, from), end: position(doc, to) };
  return (await lsp.request('textDocument/codeAction', { textDocument: { uri: file.uri }, range, context: { diagnostics: [], only: ['quickfix'] } })) ?? [];
}

/** Goes to the next problem and shows what it says. */
function visitProblem(file, view) {
  if (!nextDiagnostic(view)) return false;
  const { from, to } = view.state.selection.main;
  const found = [];
  forEachDiagnostic(view.state, (one, start, end) => {
    if (start === from && end === to) found.push(one.message);
  });
  fixes(file, view.state.doc, from, to).then((ways) => {
    const lines = [...found.join('\n').split('\n'), ...ways.map((way) => `Ctrl . : ${way.title}`)];
    const dom = () => el('div', { class: 'hover' }, lines.map((line) => el('p', {}, inline(line))));
    view.dispatch({ effects: setInfo.of({ pos: from, end: to, above: true, create: () => ({ dom: dom() }) }) });
    say(lines.join(' '));
  });
  return true;
}

/** Mends what the cursor's line has, if there is one way; else lists the problems. */
function fixHere(file, view) {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  fixes(file, view.state.doc, line.from, line.to).then((ways) => {
    if (ways.length === 1) documents.apply(ways[0].edit);
    else openLintPanel(view);
  });
  return true;
}

/** Makes all sure changes of a file. */
export async function fixAll(file) {
  const actions = await lsp.request('textDocument/codeAction', {
    textDocument: { uri: file.uri }, range: whole(file), context: { diagnostics: [], only: ['source.fixAll'] },
  });
  for (const action of actions ?? []) await documents.apply(action.edit);
  tell(actions?.length ? 'All sure changes are made.' : 'There is nothing that can be mended for sure.');
}

/** Lays a file out. A file with mistakes in its layout stays as it is. */
export function format(file) {
  lsp.request('textDocument/formatting', { textDocument: { uri: file.uri }, options: { tabSize: 2, insertSpaces: true } }).then((edits) => {
    if (edits?.length) documents.change(file, { changes: changes(file.state.doc, edits) });
    tell(edits?.length ? 'Laid out.' : 'The layout stays as it is.');
  });
  return true;
}

// What is known of a word

async function hover(file, state, where) {
  const found = await lsp.request('textDocument/hover', at(file, state.doc, where));
  if (!found?.contents) return null;
  return {
    pos: found.range ? offset(state.doc, found.range.start) : where,
    end: found.range ? offset(state.doc, found.range.end) : where,
    above: true,
    create: () => ({ dom: el('div', { class: 'hover' }, markdown(found.contents.value ?? String(found.contents))) }),
  };
}

const setInfo = StateEffect.define();
const info = StateField.define({
  create: () => null,
  update: (tooltip, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setInfo)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** The same for the keyboard, read out as well. */
function explain(file, view) {
  hover(file, view.state, view.state.selection.main.head).then((tooltip) => {
    view.dispatch({ effects: setInfo.of(tooltip) });
    if (tooltip) say(tooltip.create().dom.textContent);
    else tell('Nothing is known of this word.');
  });
  return true;
}

// Definition and rename

function define(file, view, where = view.state.selection.main.head) {
  lsp.request('textDocument/definition', at(file, view.state.doc, where)).then((found) => {
    const place = Array.isArray(found) ? found[0] : found;
    if (place) emit('visit', { uri: place.uri, line: place.range.start.line + 1, column: place.range.start.character + 1 });
    else tell('This word has no definition.');
  });
  return true;
}

function rename(file, view) {
  const where = at(file, view.state.doc, view.state.selection.main.head);
  lsp.request('textDocument/prepareRename', where).then((found) => {
    if (!found) return tell('This word cannot be renamed.');
    const range = found.range ?? found;
    const before = found.placeholder ?? view.state.sliceDoc(offset(view.state.doc, range.start), offset(view.state.doc, range.end));
    ask(`Rename ${before}`, 'New name', before, 'Rename', async (newName) => {
      const edit = await lsp.request('textDocument/rename', { ...where, newName });
      if (!edit) throw new Error('This name cannot be given. Names have letters, digits, _ and -, and no other has it.');
      await documents.apply(edit);
      tell(`Renamed to ${newName}.`);
    });
  });
  return true;
}

// How many items take each case

class Hits extends WidgetType {
  constructor(text, title) {
    super();
    this.text = text;
    this.title = title;
  }

  eq(other) {
    return other.text === this.text && other.title === this.title;
  }

  toDOM() {
    return el('span', { class: 'hits', title: this.title }, this.text);
  }
}

const setHits = StateEffect.define();
const hits = StateField.define({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setHits)) return effect.value;
    return elsewhere(shown, transaction).map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Those of lines that are not edited. A line that is split would take its own to the next one, where text is typed around it. */
function elsewhere(shown, { changes, startState: { doc } }) {
  let left = shown;
  changes.iterChangedRanges((from, to) => {
    const [filterFrom, filterTo] = [doc.lineAt(from).from, doc.lineAt(to).to];
    left = left.update({ filterFrom, filterTo, filter: () => false });
  });
  return left;
}

/** Asks for the hits of a file anew; they come once typing pauses. */
export async function refreshHits(view, file) {
  if (file.kind !== 'rules') return;
  const asked = file.version;
  const hints = await lsp.request('textDocument/inlayHint', { textDocument: { uri: file.uri }, range: whole(file) });
  if (!hints || asked !== file.version || view.state !== file.state) return;
  const doc = view.state.doc;
  const marks = hints.map((hint) => {
    const text = typeof hint.label === 'string' ? hint.label : hint.label.map((part) => part.value).join('');
    const title = hint.tooltip?.value ?? hint.tooltip;
    return Decoration.widget({ widget: new Hits(text, title), side: 1 }).range(offset(doc, hint.position));
  });
  view.dispatch({ effects: setHits.of(Decoration.set(marks, true)) });
}

/** Shows diagnostics and hits in the view while they change. */
export function follow(view, current) {
  const again = soon(() => current() && refreshHits(view, current()), 150);
  on('edited', again);
  on('shown', again);
  on('workspace/inlayHint/refresh', again);
  on('diagnosed', (file) => {
    if (file === current()) showDiagnostics(view, file);
    again();
  });
}
