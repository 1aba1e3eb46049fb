// What changes: values over all items, and the text side by side.
import { post } from './api.js';
import { choice } from './choice.js';
import { count, el, empty, mark, table, value } from './dom.js';
import { current } from './editor.js';
import { item, items, place } from './places.js';
import { refusal } from './problems.js';
import { emit, studio } from './store.js';

let against = 'disk';
const show = choice('against', 'Compared with', (revision) => {
  against = revision;
  emit('tab-again');
});

export async function changes(panel) {
  const name = current()?.name;
  const [found, text] = await Promise.all([
    settled(post('/api/diff', { against })),
    name ? settled(post('/api/textdiff', { name, against })) : { rows: [] },
  ]);
  show(panel, revisions(), found.refused ? '' : count(found.items, 'item'),
    found.refused ? refusal(found.refused) : values(found),
    text.refused ? refusal(text.refused) : texts(name, text.rows));
}

function revisions() {
  const { releases, git } = studio.state;
  return [['disk', 'the saved rules'], ...(releases ? [['live', 'the live rules']] : []), ...(git ? [['git:HEAD', 'the last commit']] : [])];
}

/** The text can be compared where the rules cannot, and the other way round. */
function settled(reply) {
  return reply.catch((error) => {
    if (error.status === 409) throw error;
    return { refused: error.message };
  });
}

function values(found) {
  const all = ['added', 'removed', 'dropped', 'restored'].map((kind) => items(`Items ${kind}`, found[kind]));
  if (found.attributes.length === 0 && all.every((one) => one === null)) return empty('No value of any item changes.');
  return [all, found.attributes.map(attribute)];
}

function attribute(one) {
  return el('section', { class: 'attribute' },
    el('h3', {}, one.name, el('span', {}, `${one.change}: ${count(one.items, 'item')}`), one.becomeElse > 0 && mark(`${count(one.becomeElse)} become the else`, 'bad')),
    (one.cases ?? []).map((change) => table(
      el('span', {}, change.before ? place(change.before, change.before.text) : 'nothing', ' → ', change.after ? place(change.after, change.after.text) : 'nothing', ' ', count(change.items, 'item'), ' ', change.becomesElse && mark('else', 'bad')),
      ['Item', 'Recipient', 'Before', 'After'],
      change.samples.map((sample) => [item(sample.item), value(sample.recipient ?? ''), value(sample.before ?? ''), value(sample.after ?? '')]),
    )));
}

/** Two columns of text; unchanged lines far from a change are left out. */
export function texts(name, rows, heads = ['Before', 'After']) {
  if (!name || rows.every((row) => row.kind === 'same')) return empty(name ? `The text of ${name} is the same.` : '');
  const near = (index) => rows.slice(Math.max(0, index - 2), index + 3).some((row) => row.kind !== 'same');
  const shown = rows.map((row, index) => ({ row, keep: near(index) }));
  return el('table', { class: 'diff' },
    el('caption', {}, `Text of ${name}`),
    el('thead', {}, el('tr', {}, el('th', { scope: 'colgroup', colspan: '2' }, heads[0]), el('th', { scope: 'colgroup', colspan: '2' }, heads[1]))),
    el('tbody', {}, shown.filter((one) => one.keep).map(({ row }) => el('tr', { class: row.kind },
      el('td', { class: 'line' }, row.old?.n ?? ''), el('td', {}, row.old ? changed(row, 'del', row.old.text) : ''),
      el('td', { class: 'line' }, row.new?.n ?? ''), el('td', {}, row.new ? changed(row, 'ins', row.new.text) : '')))));
}

function changed(row, name, text) {
  return row.kind === 'same' ? text : el(name, { class: 'plain' }, text);
}
