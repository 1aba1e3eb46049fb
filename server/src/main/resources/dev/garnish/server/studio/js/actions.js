// What the buttons of the editor do.
import { fixAll, format } from './assist.js';
import * as documents from './documents.js';
import { byId } from './dom.js';
import { current, theView } from './editor.js';
import { attempt, tell } from './say.js';
import { studio } from './store.js';

export async function save() {
  const document = current();
  if (!document || !studio.pen) return;
  if (await attempt(() => documents.save(document))) tell(`${document.name} is saved.`);
}

export function actions() {
  // A button that has done its work is disabled, and would take the focus with it.
  byId('save').addEventListener('click', () => save().then(() => theView().focus()));
  byId('discard').addEventListener('click', () => {
    documents.takeSaved(current());
    theView().focus();
    tell('What was typed since it was saved is taken back. Ctrl Z brings it back.');
  });
  byId('format').addEventListener('click', () => format(current()));
  byId('fix-all').addEventListener('click', () => fixAll(current()));
}
