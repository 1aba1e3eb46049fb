// Problems of all files, with what mends them.
import * as documents from './documents.js';
import { button, el, fill, mark } from './dom.js';
import { inline } from './markdown.js';
import { place } from './places.js';
import { go } from './route.js';
import { say } from './say.js';
import { on, soon, studio } from './store.js';

const known = new Map();

export function problems(panel, badge) {
  const speak = soon(() => say(summary()), 1000);
  const draw = () => {
    const all = [...known].flatMap(([uri, list]) => list.map((one) => ({ ...one, uri })));
    all.sort((a, b) => a.severity - b.severity);
    const errors = all.filter((one) => one.severity === 1).length;
    badge(all.length === 0 ? '' : String(all.length), errors > 0 ? 'bad' : 'warn');
    fill(panel, all.length === 0
      ? el('p', { class: 'note good' }, 'No problems. Every column, field and value that the rules name is there.')
      : el('ul', { class: 'list', 'aria-label': 'Problems' }, all.map(line)));
  };
  on('problems', ({ uri, diagnostics }) => {
    const before = summary();
    known.set(uri, diagnostics);
    draw();
    if (summary() !== before) speak();
  });
  on('diagnosed', draw);
  draw();
}

/** Why something is not shown, and the way to the mistakes of the rules where they have some. */
export function refusal(text) {
  const isMistake = [...known.values()].flat().some((one) => one.severity === 1);
  return el('div', { class: 'note bad row' }, el('p', {}, inline(text)), isMistake && button('What to mend', () => go({ tab: 'problems' }), { 'data-focus': 'mend' }));
}

function summary() {
  const all = [...known.values()].flat();
  return all.length === 0 ? 'No problems.' : `${all.length} ${all.length === 1 ? 'problem' : 'problems'}: ${all[0].message.split('\n')[0]}`;
}

function line(one, index) {
  const file = studio.state.rules.files.find((file) => file.uri === one.uri);
  const text = documents.byUri(one.uri)?.diagnostics.find((other) => other.message === one.message && JSON.stringify(other.range) === JSON.stringify(one.range));
  return el('li', {},
    one.severity === 1 ? mark('error', 'bad') : mark('warning', 'warn'),
    el('div', {},
      el('p', { class: 'text' }, inline(one.message)),
      el('p', {}, place({ file: file?.name ?? one.uri, line: one.range.start.line + 1, column: one.range.start.character + 1 }), ' ', el('span', { class: 'soft' }, one.code ?? ''))),
    el('div', { class: 'row' }, (text?.fixes ?? []).map((fix, at) => button(inline(fix.title), () => documents.apply(fix.edit), { 'data-focus': `fix ${index} ${at}` }))));
}
