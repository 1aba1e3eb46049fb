// For whom the preview is: nobody known, one of a file, or one made up in a form.
import { get } from './api.js';
import { dialog } from './dialog.js';
import { button, count, el } from './dom.js';
import { attempt, clear, say } from './say.js';
import { emit, studio } from './store.js';

const LIMIT = 200;

/** The recipients of a request: none stands for one of whom nothing is known. */
export function recipients() {
  return studio.person ? [studio.person] : [];
}

function choose(person) {
  studio.person = person;
  say(person ? `Preview for ${person.id}.` : 'Preview for someone of whom nothing is known.');
  emit('person');
}

/** The controls above the preview. */
export function chooser() {
  const files = studio.state.recipients;
  const name = studio.person?.id ?? 'someone unknown';
  return [
    el('span', {}, 'For ', el('strong', {}, el('bdi', {}, name))),
    studio.person && button('Unknown', () => choose(null), { 'data-focus': 'nobody', 'aria-label': 'Someone of whom nothing is known' }),
    button('Make up', makeUp, { 'data-focus': 'make-up', 'aria-haspopup': 'dialog', 'aria-label': 'Make up a recipient' }),
    files.length > 0 && button('From a file', () => fromFile(files), { 'data-focus': 'from-file', 'aria-haspopup': 'dialog', 'aria-label': 'From a file: choose a recipient' }),
  ];
}

function makeUp() {
  const fields = studio.state.recipientFields;
  dialog('Make up a recipient', (close) => {
    const inputs = fields.map((field, index) => el('input', {
      id: `field-${index}`, type: 'text', list: `values-${index}`, autocomplete: 'off', value: String(studio.person?.attributes?.[field.name] ?? ''),
    }));
    return [el(
      'form',
      {
        class: 'stack',
        onsubmit: (event) => {
          event.preventDefault();
          const given = fields.map((field, index) => [field.name, inputs[index].value]).filter(([, text]) => text !== '');
          choose(given.length === 0 ? null : { id: 'made up', attributes: Object.fromEntries(given) });
          close();
        },
      },
      fields.length === 0
        ? el('p', {}, 'The rules read no field of the recipient. Everybody gets the same.')
        : el('p', { class: 'soft' }, 'These are the fields that the rules read. An empty one is missing.'),
      el('div', { class: 'form' }, fields.map((field, index) => [
        el('label', { for: `field-${index}` }, field.name),
        el('span', {}, inputs[index], el('datalist', { id: `values-${index}` }, (field.values ?? []).map((one) => el('option', { value: String(one) })))),
      ])),
      el('div', { class: 'row end' }, button('Cancel', close), el('button', { class: 'main' }, 'Show')),
    )];
  });
}

function fromFile(files) {
  dialog('Choose a recipient', (close) => {
    const list = el('ul', { class: 'list' });
    const rest = el('p', { class: 'soft' });
    const show = async (file) => {
      clear('refused');
      const reply = await attempt(() => get('/api/recipients', { file, limit: LIMIT }));
      rest.textContent = reply?.others > 0 ? `The file has ${count(reply.others, 'more recipient')}.` : '';
      list.replaceChildren(...(reply?.recipients ?? []).map((one) => el(
        'li',
        {},
        button('Choose', () => {
          choose(one);
          close();
        }, { 'aria-label': `Choose ${one.id}` }),
        el('span', {}, el('bdi', {}, one.id), ' ', el('span', { class: 'soft wrap' }, Object.entries(one.attributes ?? {}).map(([key, text]) => `${key} ${text}`).join(', '))),
      )));
    };
    const select = el('select', { id: 'recipients-file', onchange: () => show(select.value) }, files.map((file) => el('option', { value: file }, file)));
    show(files[0]);
    return [
      el('div', { class: 'row' }, el('label', { for: 'recipients-file' }, 'File'), select),
      list,
      rest,
      el('div', { class: 'row end' }, button('Cancel', close)),
    ];
  });
}
