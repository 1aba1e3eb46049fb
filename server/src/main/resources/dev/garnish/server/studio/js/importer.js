// Items from a file: looked at first, brought in once someone agrees, with first rules where there are none.
import { post, upload } from './api.js';
import { dialog } from './dialog.js';
import { button, byId, count, el, fill, table, value } from './dom.js';
import { inline } from './markdown.js';
import { answers, list, questions, remember } from './reading.js';
import { attempt, clear, notice, say } from './say.js';
import { go } from './route.js';
import { emit, studio } from './store.js';

const USUAL = ['item_id', 'id', 'sku'];

/** The place on the page that a dropped file goes to; a file may be dropped anywhere. */
let shown = null;

export function importer() {
  byId('import').addEventListener('click', () => open());
  addEventListener('dragover', (event) => event.preventDefault(), { capture: true });
  // Before the editor, which would take the file's text for what is typed.
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    if (shown?.drop.checkVisibility()) shown.look(file);
    else if (!document.querySelector('dialog[open]')) open(file);
  }, { capture: true });
}

function open(file) {
  dialog('Import items', (close) => [place(close, file), el('div', { class: 'row end' }, button('Cancel', close))], { wide: true });
}

/** Where a file is dropped, and then what was found in it. */
export function place(close, file = null) {
  const found = el('div', { class: 'stack' });
  const input = el('input', { type: 'file', id: 'items-file', accept: '.csv,.json,.jsonl,.tsv,.xml,.gz,.txt', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true', onchange: () => input.files[0] && look(input.files[0]) });
  const drop = el('div', { class: 'drop stack' },
    el('p', {}, el('strong', {}, 'Drop a file here')),
    el('p', { class: 'soft' }, 'CSV, JSON, JSON Lines or a Google Merchant feed, plain or gzipped.'),
    button('Choose a file', () => input.click(), { class: 'main' }), input);
  for (const name of ['dragenter', 'dragover']) drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  shown = { drop, look };

  let choices;
  let newest;
  let known;

  function look(chosen) {
    drop.classList.remove('over');
    drop.classList.add('looked');
    choices = { ...answers(), id: undefined, leftOut: new Set(), replace: false };
    known = new Map();
    fill(found, el('p', { role: 'status' }, `Reading ${chosen.name} …`));
    return answer(chosen, upload('/api/import/look', chosen, { name: chosen.name }));
  }

  /** Answers may come in another order than they were asked for: only the last one is shown. */
  async function answer(chosen, asked) {
    newest = asked;
    try {
      const reply = await asked;
      if (newest === asked) show(chosen, reply);
    } catch (error) {
      if (newest === asked) fill(found, el('p', { class: 'note bad', role: 'alert' }, error.message));
    }
  }

  function show(chosen, reply) {
    const { columns = [], header, problems } = reply;
    for (const one of columns) known.set(one.spelled, one);
    if (known.size === 0) for (const name of header) known.set(name, { spelled: name, samples: samples(reply, name) });
    const id = idOf(reply, choices.leftOut);
    remember(choices, reply.questions);
    const again = (isOther) => {
      if (isOther) {
        const { encoding, rows, header: names, decimal } = choices.reading;
        Object.assign(choices, { id: undefined, reading: { encoding, rows, header: names, decimal }, widen: [] });
        choices.leftOut.clear();
        known.clear();
      }
      return answer(chosen, post('/api/import/again', { upload: reply.upload, ...wanted(isOther ? choices.id : id) }));
    };
    const run = button(verb(reply), () => bring(chosen, { upload: reply.upload, ...wanted(id) }, close), { class: 'main', disabled: problems.length > 0, 'data-focus': 'run' });
    fill(found,
      el('h3', {}, value(chosen.name), problems.length > 0 ? ' cannot be imported as it is' : ` has ${count(reply.count, 'row')}`),
      texts(reply.questions.length > 0 ? 'What has to be decided' : 'What to mend in the file', problems, 'note bad'),
      problems.length > 0 && header.length > 0 && el('p', { class: 'soft' }, 'Choose below how it is to be read, or leave out a column that cannot be read; or mend the file and drop it again.'),
      texts('What was noticed', reply.remarks, 'note'),
      questions(choices, header, problems.length > 0, again),
      header.length > 0 && el('div', { class: 'row' }, el('label', { for: 'ids' }, 'The ids are in'), idColumn(header, id, (name) => {
        choices.id = name;
        again(false);
      })),
      header.length > 0 && el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Columns' }, mapping([...known.values()].filter((one) => one.spelled !== id), choices, again)),
      !isFirst() && problems.length === 0 && el('p', {}, effect(reply.version)),
      !isFirst() && header.length > 0 && el('div', { class: 'row' }, el('label', {}, el('input', {
        type: 'checkbox', checked: choices.replace, 'data-focus': 'replace',
        onchange: (event) => {
          choices.replace = event.target.checked;
          again(false);
        },
      }), 'Take items that are not in the file out of the catalog')),
      el('div', { class: 'row' }, run));
    say(problems.length > 0 ? `The file cannot be imported: ${problems[0]}` : `${count(reply.count, 'row')} read.`);
    run.scrollIntoView({ block: 'nearest' });
    if (!run.disabled && !found.contains(document.activeElement)) run.focus();
  }

  function wanted(id) {
    const taken = [...known.keys()].filter((name) => name !== id && !choices.leftOut.has(name));
    const reading = { ...choices.reading, id: choices.id, only: choices.leftOut.size === 0 ? undefined : taken };
    return { reading, widen: choices.widen, replace: choices.replace };
  }

  if (file) look(file);
  return el('div', { class: 'stack' }, drop, found);
}

function samples(reply, name) {
  const at = reply.header.indexOf(name);
  return reply.rows.map((row) => row[at]).filter((cell) => cell !== '').slice(0, 3);
}

/** The column of the ids: the one that is named, else the one that does not become a column of the catalog. */
function idOf({ id, header, columns = [], rows }, leftOut) {
  return id ?? (columns.length === 0 ? USUAL.map((usual) => header.find((name) => name.trim().toLowerCase() === usual)).find((name) => name)
    : header.find((name, at) => !leftOut.has(name) && !columns.some((one) => one.spelled === name) && rows.some((row) => row[at] !== '')));
}

function idColumn(header, id, chosen) {
  const select = el('select', { id: 'ids', onchange: () => chosen(select.value), 'data-focus': 'ids' },
    id === undefined && el('option', { value: '', selected: true, disabled: true }, 'choose a column'),
    header.map((name) => el('option', { value: name, selected: name === id }, name)));
  return select;
}

/** Whether there are no items of the author's own yet. */
function isFirst() {
  return studio.state.catalog === null || studio.state.catalog.address === 'sample';
}

/** What a first import makes are all the items; a later one says beside it what changes. */
function verb({ problems, version }) {
  return problems.length === 0 && isFirst() ? `Import ${count(version.items ?? 0, 'item')}` : 'Import';
}

function effect(version) {
  if (!version) return 'Nothing changes: the catalog has all of this already.';
  const kept = version.items - version.added - version.changed;
  return `${count(version.added, 'item')} added, ${count(version.changed)} changed, ${count(version.removed)} taken out, ${count(kept)} as before.`;
}

function mapping(columns, choices, again) {
  const { leftOut } = choices;
  return table('Columns of the file', ['Take', 'In the file', 'Column', 'Type', 'Filled', 'For instance'], columns.map((column) => [
    el('input', {
      type: 'checkbox', checked: !leftOut.has(column.spelled), 'aria-label': `Take ${column.spelled}`, 'data-focus': `take ${column.spelled}`,
      onchange: (event) => {
        if (event.target.checked) leftOut.delete(column.spelled);
        else leftOut.add(column.spelled);
        again(false);
      },
    }),
    name(column.spelled, choices, again), column.column ?? '', column.type ? [column.type, ' ', el('span', { class: 'soft wrap' }, inline(column.reason))] : '',
    column.type ? el('span', { class: 'number' }, `${count(column.filled)} of ${count(column.rows)}`) : '', [list(choices, column, again), ' ', value((column.samples ?? []).join(', '))],
  ]));
}

/** The file's name of a column; the author's where the file has none. */
function name(spelled, { reading }, again) {
  if (!reading.header) return el('bdi', {}, spelled);
  return el('input', {
    value: spelled, 'aria-label': `Name of ${spelled}`, 'data-focus': `name ${spelled}`,
    onchange: ({ target }) => {
      const wanted = target.value.trim();
      if (wanted === '' || reading.header.includes(wanted)) target.value = spelled;
      else {
        reading.header = reading.header.map((one) => (one === spelled ? wanted : one));
        again(true);
      }
    },
  });
}

function texts(title, list, kind) {
  if (!list || list.length === 0) return null;
  return el('div', { class: kind }, el('p', {}, el('strong', {}, title)), el('ul', {}, list.map((one) => el('li', { class: 'wrap' }, inline(one)))));
}

async function bring(chosen, wanted, close) {
  const first = isFirst();
  studio.importing = true;
  const made = await attempt(() => post('/api/import/run', wanted));
  if (!made) {
    studio.importing = false;
    return;
  }
  close();
  clear('refused');
  const proposed = made.proposed;
  if (proposed && studio.state.rules.files.length === 0) {
    await attempt(() => post('/api/files/new', { name: proposed.name, text: proposed.text }));
  }
  studio.importing = false;
  emit('stale-state', () => {
    const done = first ? `${count(made.items, 'item')} of ${chosen.name} are in the catalog.` : `${chosen.name} is imported. ${effect(made.version)}`;
    notice('imported', `${done}${proposed ? ' These are first rules for them: edit them as you like.' : ''}`, { kind: 'good' });
    if (proposed) go({ file: proposed.name, line: null });
  });
}
