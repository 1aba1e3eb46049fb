// Why an item is shown as it is: every case that was tried, and what it read.
import { post } from './api.js';
import { el, empty, fill, mark, value } from './dom.js';
import { place } from './places.js';
import { recipients } from './recipients.js';
import { route } from './route.js';

const FATES = { shown: 'It is shown.', dropped: 'It is dropped.', recipient_passes: 'The rules pass this recipient.', recipient_omitted: 'The rules omit this recipient.', recipient_fails: 'The rules fail this recipient, as the item is unknown.' };

export async function why(panel) {
  const id = route.item?.split(',')[0];
  if (!id) return fill(panel, empty('Choose an item: find it above, or by its id in the table of values.'));
  const found = await post('/api/explain', { item: id, recipient: recipients()[0] ?? null });
  fill(panel,
    el('p', {}, 'Item ', el('strong', {}, value(found.item)), ' ', found.known ? null : mark('not in the catalog', 'warn'), ' ', FATES[found.outcome] ?? found.outcome),
    found.conditions.map(condition),
    el('div', { class: 'columns' }, found.attributes.map(attribute)));
}

function condition(one) {
  return el('div', { class: 'case' }, el('code', {}, `${one.clause} ${one.when.text}`), ' ', mark(one.holds ? 'holds' : 'does not hold', one.holds ? 'good' : ''), ' ', place(one), reads(one.when));
}

function attribute(one) {
  return el('section', { class: 'attribute' },
    el('h3', {}, one.name, value(one.value), el('span', { class: 'soft' }, one.limits.join(', '))),
    one.cases.map((tried, index) => attempt(tried, index === one.cases.length - 1)));
}

function attempt(tried, won) {
  const outcome = tried.outcome.replaceAll('_', ' ');
  return el('div', { class: won ? 'case won' : 'case' },
    el('code', {}, tried.text), ' ',
    mark(outcome, won ? (tried.else ? 'warn' : 'good') : ''), ' ', place(tried),
    tried.sent !== undefined && tried.use && String(tried.use.value) !== tried.sent && el('p', {}, 'sent: ', value(tried.sent)),
    tried.when && reads(tried.when), tried.use && reads(tried.use));
}

function reads(expression) {
  if (expression.read.length === 0) return null;
  return el('p', { class: 'reads' }, expression.read.map((one) => el('span', {}, el('code', {}, one.text), ' is ', value(one.value === null ? 'missing' : JSON.stringify(one.value)))));
}
