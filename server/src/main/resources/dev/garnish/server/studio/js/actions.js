// What the buttons of the editor do.
import { fixAll, format } from './assist.js';
import * as documents from './documents.js';
import { byId } from './dom.js';
import { current } from './editor.js';
import { attempt, tell } from './say.js';
import { studio } from './store.js';

export async function save() {
  const document = current();
  if (!document || !studio.pen) return;
  if (await attempt(() => documents.save(document))) tell(`${document.name} is saved.`);
}

export function actions() {
  byId('save').addEventListener('click', save);
  byId('format').addEventListener('click', () => format(current()));
  byId('fix-all').addEventListener('click', () => fixAll(current()));
}
