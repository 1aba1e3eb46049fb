// Keys for everything, and the list of them.
import { dialog } from './dialog.js';
import { button, byId, el, table } from './dom.js';
import { theView } from './editor.js';
import { save } from './actions.js';
import { emit } from './store.js';
import { go } from './route.js';

const PANES = ['side', 'edit', 'see', 'below'];
const LIST = [
  ['?  or F1', 'this list'],
  ['F6, Shift F6', 'the next or previous pane'],
  ['Ctrl K', 'find an item'],
  ['Ctrl S', 'save'],
  ['Ctrl Enter', 'run all tests'],
  ['Arrows, Home, End', 'in tabs: another tab'],
  ['Ctrl Space', 'in the editor: completion'],
  ['F8', 'the next problem, with what mends it'],
  ['Ctrl .', 'mend the line'],
  ['Ctrl I', 'what is known of the word'],
  ['F12, F2', 'definition, rename'],
  ['Shift Alt F', 'lay the file out'],
  ['Ctrl F', 'search'],
  ['Ctrl Shift [  and  ]', 'fold and unfold'],
  ['Escape, then Tab', 'leave the editor'],
];

function single() {
  return localStorage.getItem('garnish.single-keys') !== 'off';
}

export function keys() {
  byId('keys').addEventListener('click', list);
  addEventListener('keydown', (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (event.defaultPrevented && event.key !== 'Enter') return;
    if (event.key === 'F1') run(event, list);
    else if (event.key === '?' && single() && !isTyping(event.target)) run(event, list);
    else if (event.key === 'F6') run(event, () => pane(event.shiftKey ? -1 : 1));
    else if (control && event.key === 'k') run(event, () => byId('find').focus());
    else if (control && event.key === 's') run(event, save);
    else if (control && event.key === 'Enter') run(event, () => {
      go({ tab: 'tests' });
      emit('run-tests');
    });
  }, { capture: true });
}

function run(event, task) {
  if (document.querySelector('dialog[open]')) return;
  event.preventDefault();
  event.stopPropagation();
  task();
}

function isTyping(target) {
  return target.closest?.('input, textarea, select, [contenteditable="true"]') !== null;
}

/** Moves the focus: into the text of the editor, and to the open tab of the others. */
function pane(step) {
  const shown = PANES.filter((id) => !byId(id).hidden);
  if (shown.length === 0) return;
  const at = shown.findIndex((id) => byId(id).contains(document.activeElement));
  const next = byId(shown[(at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step + shown.length) % shown.length]);
  if (next.id === 'edit') return theView().focus();
  (next.querySelector('[role="tab"][tabindex="0"], button') ?? next).focus();
}

function list() {
  dialog('Keys', (close) => {
    const box = el('input', {
      type: 'checkbox', id: 'single-keys', checked: single(),
      onchange: () => localStorage.setItem('garnish.single-keys', box.checked ? 'on' : 'off'),
    });
    return [
      table('On a Mac, press Command in place of Ctrl.', ['Key', 'Does'], LIST.map(([key, does]) => [el('kbd', {}, key), does])),
      el('div', { class: 'row' }, el('label', { for: 'single-keys' }, box, 'The key ? opens this list')),
      el('div', { class: 'row end' }, button('Close', close, { class: 'main', autofocus: true })),
    ];
  });
}
