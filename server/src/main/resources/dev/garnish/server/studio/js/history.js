// What was shipped; ship and undo.
import { get, post } from './api.js';
import { dialog } from './dialog.js';
import { button, el, empty, fill, mark, table, value } from './dom.js';
import { documents, save } from './documents.js';
import { say } from './say.js';
import { emit, studio } from './store.js';

export async function history(panel) {
  if (!studio.state.releases) {
    return fill(panel, empty('Hosts watch a folder of releases. Start the studio with ', el('code', {}, '--releases DIR'), ' to ship to one from here.'));
  }
  const { releases } = await get('/api/releases');
  fill(panel,
    el('div', { class: 'row' },
      button('Ship', ship, { class: 'main', 'aria-haspopup': 'dialog', 'data-focus': 'ship' }),
      button('Undo the last', undo, { disabled: releases.length < 2, 'aria-haspopup': 'dialog', 'data-focus': 'undo' }),
      el('span', { class: 'soft' }, 'to ', el('code', {}, studio.state.releases))),
    releases.length === 0 ? empty('Nothing was shipped yet.') : table('Releases, the newest first', ['Number', 'When', 'Who', 'Why', 'Live'], releases.map((one) => [
      String(one.number), new Date(one.when).toLocaleString(), value(one.who), [value(one.why), ' ', one.restores > 0 && mark(`brings back ${one.restores}`)], one.live && mark('live', 'good'),
    ])));
}

function confirm(title, label, verb, text, path, before = () => {}) {
  dialog(title, (close) => {
    const note = el('input', { id: 'note', type: 'text', required: true, autofocus: true, maxlength: '500' });
    const findings = el('div', { class: 'stack', role: 'alert' });
    return [el('form', {
      class: 'stack',
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          await before();
          const made = await post(path, { note: note.value });
          close();
          say(`Release ${made.number} is live.`);
          emit('released', made);
        } catch (error) {
          fill(findings, el('p', { class: 'note bad' }, error.message), el('ul', {}, (error.body?.findings ?? []).map((one) => el('li', {}, one))));
        }
      },
    }, el('p', {}, text), el('div', { class: 'form' }, el('label', { for: 'note' }, label), note), findings,
    el('div', { class: 'row end' }, button('Cancel', close), el('button', { class: 'main' }, verb)))];
  });
}

/** What is shipped is what is saved, so that is done first. */
function ship() {
  const unsaved = documents().filter((one) => one.isChanged);
  const names = unsaved.map((one) => one.name).join(', ');
  const checked = 'The rules are checked and tested first. Hosts take them over within seconds.';
  confirm('Ship the rules', 'Why', unsaved.length === 0 ? 'Ship' : 'Save and ship', unsaved.length === 0 ? checked : `${names} will be saved. ${checked}`, '/api/ship', async () => {
    for (const one of unsaved) {
      if (!await save(one)) throw new Error(`${one.name} was changed by another program while you edited it: look at both texts first.`);
    }
  });
}

function undo() {
  confirm('Undo the last release', 'Why', 'Undo', 'The rules that were live before become live again, as a new release.', '/api/undo');
}
