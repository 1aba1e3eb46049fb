// The editor: one view, which shows one of the open files.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, foldService } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, tooltips } from '@codemirror/view';
import { assist, showDiagnostics } from './assist.js';
import * as documents from './documents.js';
import { byId } from './dom.js';
import { language } from './language.js';
import { emit, on, studio } from './store.js';

const pen = new Compartment();
let view;
let shown = null;

export function editor() {
  const nonce = document.querySelector('meta[name="csp-nonce"]').content;
  documents.statesBy((text, file) => EditorState.create({ doc: text, extensions: extensions(file, nonce) }));
  view = new EditorView({ parent: byId('text'), state: EditorState.create({ extensions: [EditorView.cspNonce.of(nonce), EditorView.editable.of(false), EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': 'Rules' })] }) });
  on('change', (asked) => {
    if (asked.document !== shown) return;
    asked.done = true;
    view.dispatch(asked.spec);
  });
  on('pen', () => show(shown));
}

function extensions(file, nonce) {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': `Text of ${file.name}`, spellcheck: 'false' }),
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    tooltips({ position: 'fixed', parent: byId('text') }),
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    foldService.of(block),
    lintGutter(),
    history(),
    bracketMatching(),
    closeBrackets(),
    EditorView.inputHandler.of(behindCursor),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    search({ top: true }),
    file.kind === 'rules' ? language : [],
    assist(file),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap, indentWithTab]),
    pen.of([]),
    EditorView.domEventHandlers({ keyup: leave }),
    EditorView.updateListener.of((update) => {
      file.state = update.state;
      if (update.docChanged) documents.edited(file);
      if (update.selectionSet) emit('cursor', { document: file, line: update.state.doc.lineAt(update.state.selection.main.head).number });
    }),
  ];
}

/** After Escape the next Tab leaves the editor, however long it takes; CodeMirror alone would wait for two seconds. */
function leave(event, of) {
  if (event.key === 'Escape') of.setTabFocusMode(24 * 3600 * 1000);
}

/**
 * CodeMirror reads the cursor of before where the page scrolls in the moment of typing, as at the end of a text on a slow machine:
 * what is typed would then stand behind the cursor.
 */
function behindCursor(view, from, to, text, insert) {
  const { main } = view.state.selection;
  if (view.composing || !main.empty || from !== to || from !== main.head || insert().newSelection.main.head !== from) return false;
  view.dispatch({ changes: { from, insert: text }, selection: { anchor: from + text.length }, userEvent: 'input.type', scrollIntoView: true });
  return true;
}

/** A line at the margin and what is indented below it fold together. */
function block(state, start) {
  const first = state.doc.lineAt(start);
  if (!/^[^\s#]/.test(first.text)) return null;
  let end = first.to;
  for (let number = first.number + 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    if (/^\S/.test(line.text)) break;
    if (line.text.trim() !== '') end = line.to;
  }
  return end > first.to ? { from: first.to, to: end } : null;
}

function show(document) {
  if (!document) return;
  shown = document;
  view.setState(document.state);
  view.dispatch({ effects: pen.reconfigure(studio.pen ? [] : EditorState.readOnly.of(true)) });
  showDiagnostics(view, document);
}

export function current() {
  return shown;
}

export function theView() {
  return view;
}

/** Opens a file at a place, given as a report counts it: both from 1. */
export async function open(name, { line, column = 1, focus = true } = {}) {
  const document = await documents.load(name);
  if (document !== shown) {
    show(document);
    emit('shown', document);
  }
  if (line) {
    const at = document.state.doc.line(Math.min(Math.max(1, line), document.state.doc.lines));
    const anchor = Math.min(at.from + column - 1, at.to);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  }
  if (focus) view.focus();
  return document;
}

