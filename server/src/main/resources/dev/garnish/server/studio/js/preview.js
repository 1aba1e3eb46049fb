// What recipients get: messages with pictures, and the table of values with the case that gave each.
import { post } from './api.js';
import { button, byId, el, empty, fill, mark, table, value } from './dom.js';
import * as lsp from './lsp.js';
import { item, place } from './places.js';
import { refusal } from './problems.js';
import { chooser, recipients } from './recipients.js';
import { go, route } from './route.js';
import { emit, latest, on, studio } from './store.js';
import { tabs } from './tabs.js';

const CHANNELS = [{ id: 'email', title: 'E-mail' }, { id: 'push', title: 'Push' }, { id: 'sms', title: 'SMS' }];
const SAMPLE = 5;

let views;
let shown = null;
let failure = '';
let pictures = false;
let seed = 1;
let parts;

export function preview() {
  parts = { who: el('div', { class: 'row' }), what: el('div', { class: 'row' }) };
  views = tabs('Kinds of message', 'see', [...CHANNELS, { id: 'values', title: 'Values' }, { id: 'json', title: 'JSON' }], (id) => {
    if (route.view !== id) go({ view: id });
    draw();
  });
  byId('see').append(el('div', { class: 'head' }, el('h2', {}, 'Preview')), el('div', { class: 'who' }, parts.who, parts.what), views.bar, ...views.panels);
  const again = latest(load);
  for (const event of ['edited', 'state', 'person', 'catalog', 'seed']) on(event, again);
  on('route', () => {
    views.select(route.view ?? 'email');
    if (asked() !== shown?.asked) again();
  });
  views.select(route.view ?? 'email');
}

/** The items of the preview: those of the address, else a sample. */
function chosen() {
  return route.item ? route.item.split(',') : null;
}

function asked() {
  return JSON.stringify([chosen(), recipients(), seed]);
}

async function load() {
  if (studio.state.catalog === null || studio.state.rules.files.length === 0) return controls();
  const question = asked();
  const started = performance.now();
  await lsp.sent();
  try {
    const reply = await post('/api/preview', { items: chosen(), sample: SAMPLE, recipients: recipients(), seed });
    shown = { ...reply, asked: question };
    failure = '';
  } catch (error) {
    failure = error.message;
  }
  draw();
  performance.measure('garnish.preview', { start: started });
  emit('previewed', shown);
}

function controls() {
  fill(parts.who, chooser());
  const ids = chosen();
  fill(
    parts.what,
    ids
      ? el('span', { class: 'chips' }, ids.map((id) => el('span', { class: 'chip' }, el('bdi', {}, id), button('×', () => go({ item: ids.filter((one) => one !== id).join(',') }), { 'aria-label': `Without ${id}`, 'data-focus': `without ${id}` }))))
      : el('span', { class: 'soft' }, `A sample of ${SAMPLE} items`),
    ids ? button('Sample', () => go({ item: null }), { 'data-focus': 'sample' }) : button('Other items', () => {
      seed++;
      emit('seed');
    }, { 'data-focus': 'other' }),
  );
}

function draw() {
  if (!views) return;
  controls();
  const panel = views.panel(views.current);
  const stale = failure !== '' || shown?.rules === 'last good';
  for (const one of views.panels) one.classList.toggle('stale', stale);
  if (!shown) return fill(panel, failure ? refusal(failure) : empty('Items show here once there are items and rules.'));
  const isMessage = CHANNELS.some((one) => one.id === views.current);
  fill(panel, el('div', { class: isMessage ? 'frames' : 'stack' }, stale && warning(), content()));
}

function warning() {
  if (failure) return refusal(failure);
  return el('div', { class: 'note row' },
    el('p', {}, `The rules have ${shown.problems === 1 ? 'a mistake' : `${shown.problems} mistakes`}. Below is what they gave before.`),
    button('What to mend', () => go({ tab: 'problems' }), { 'data-focus': 'mend' }));
}

function content() {
  if (views.current === 'values') return shown.recipients.map(values);
  if (views.current === 'json') return shown.recipients.map(json);
  return [consent(), shown.recipients.map((one, index) => message(one, index))];
}

function name(recipient) {
  return recipient.recipient ? recipient.recipient : 'someone unknown';
}

function message(recipient, index) {
  if (recipient.outcome !== 'served') return outcome(recipient);
  const title = CHANNELS.find((one) => one.id === views.current).title;
  const source = `/api/frames/${encodeURIComponent(shown.frame)}?tab=${views.current}&recipient=${index}&images=${pictures ? 1 : 0}`;
  return el('iframe', {
    class: 'frame', title: `${title} for ${name(recipient)}`, sandbox: '', src: source, referrerpolicy: 'no-referrer', tabindex: '0',
  });
}

/** Pictures come from addresses that the rules made, so each look asks first. */
function consent() {
  if (views.current !== 'email' || pictures) return null;
  return el('div', { class: 'row' },
    button('Show pictures', () => {
      pictures = true;
      draw();
    }, { 'data-focus': 'pictures' }),
    el('span', { class: 'soft' }, 'They are fetched from their addresses, whose owners can see that.'));
}

const OUTCOMES = { passes: 'The rules pass this recipient, who gets the message without recommendations.', omitted: 'The rules omit this recipient from the reply.', fails: 'The rules fail this recipient, as an item is unknown.' };

function outcome(recipient) {
  return el('p', { class: 'note' }, OUTCOMES[recipient.outcome] ?? `This recipient: ${recipient.outcome.replaceAll('_', ' ')}.`);
}

function values(recipient) {
  if (recipient.outcome !== 'served') return outcome(recipient);
  const rows = [
    ...recipient.values.map((one) => row(null, one)),
    ...recipient.items.flatMap((one) => one.outcome === 'shown' ? one.values.map((given) => row(one, given)) : [[item(one.item), '', mark(one.outcome.replaceAll('_', ' '), 'warn'), '']]),
  ];
  return table(`Values for ${name(recipient)}`, ['Item', 'Attribute', 'Value', 'Given by'], rows);
}

function row(one, given) {
  return [
    one ? [item(one.item), !one.known && mark('unknown', 'warn')] : el('span', { class: 'soft' }, 'once'),
    given.attribute,
    value(given.value),
    [place(given), ' ', given.else && mark('else', 'warn'), given.cut && mark('cut', 'warn'), given.refused && mark('refused', 'bad')],
  ];
}

/** Attributes as a host's template gets them: a list each, a text for `once`. */
function json(recipient) {
  const attributes = {};
  for (const one of recipient.values) attributes[one.attribute] = one.value;
  for (const one of recipient.items) for (const given of one.values ?? []) (attributes[given.attribute] ??= []).push(given.value);
  return el('pre', { class: 'json' }, JSON.stringify({ recipient: recipient.recipient || undefined, attributes }, null, 2));
}
