// How a file of items is to be read, asked where the file leaves it open. The names of the settings are those of the import.
import { el } from './dom.js';

const FIRST = { dmy: 'the day, as 31/12/2026', mdy: 'the month, as 12/31/2026', ymd: 'the year, as 26/12/31', text: 'nothing: they are no dates' };
const DECIMALS = { ',': 'a comma, as 1.234,50', '.': 'a point, as 1,234.50' };
const ENCODINGS = {
  'UTF-8': 'UTF-8, all languages', 'windows-1252': 'Windows, Western Europe', 'windows-1250': 'Windows, Central Europe', 'windows-1251': 'Windows, Cyrillic',
  'windows-1253': 'Windows, Greek', 'windows-1254': 'Windows, Turkish', 'ISO-8859-2': 'ISO 8859-2, Central Europe', 'ISO-8859-15': 'ISO 8859-15, Western Europe',
  'x-MacRoman': 'Macintosh', IBM850: 'DOS, Western Europe', Shift_JIS: 'Shift JIS, Japanese', GB18030: 'GB 18030, Chinese', 'EUC-KR': 'EUC-KR, Korean',
};
const REPEATS = { first: 'only the first one counts', last: 'only the last one counts', merge: 'they become one item' };
const SIGNS = { ',': 'commas', ';': 'semicolons', '|': 'bars' };
const LONGEST_ENTRY = 30;

/** Settings that change what the columns are, so that nothing chosen of columns holds any more. */
const OF_FILE = ['encoding', 'rows', 'header'];

/** What the author of an import has answered, and what was asked so far: an answer stays on the page, to be changed. */
export function answers() {
  return { reading: {}, widen: [], asked: new Map() };
}

export function remember(chosen, questions) {
  for (const one of questions) chosen.asked.set(`${one.option} ${one.column}`, one);
}

/** The controls of everything that was asked; `again` looks at the file once more, with the columns forgotten or not. */
export function questions(chosen, header, isOpen, again) {
  const lines = [...chosen.asked.values()].map((one) => line(chosen, one, header, isOpen, again)).filter((one) => one);
  if (lines.length === 0) return null;
  return el('fieldset', { class: 'stack ask' }, el('legend', {}, 'How to read the file'), lines);
}

function line(chosen, { option, column, answers: fit }, header, isOpen, again) {
  const { reading } = chosen;
  const set = (value) => {
    reading[option] = value === '' ? undefined : value;
    again(OF_FILE.includes(option));
  };
  switch (option) {
    case 'date': return select(`What comes first in the dates of ${column}`, of(FIRST, fit), reading.date?.[column], isOpen, (value) => set(put(reading.date, column, value)));
    case 'decimal': return select('Before decimals there is', of(DECIMALS, fit), reading.decimal, isOpen, set);
    case 'encoding': return select('The text of the file is in', ENCODINGS, reading.encoding, isOpen, set);
    case 'repeats': return select('Of rows with one id', of(REPEATS, fit), reading.repeats, isOpen, set);
    case 'rows': return select('The items are in', of({ '.': 'the outermost object' }, fit), reading.rows, isOpen, set);
    case 'currency': return check(`Add a column for the currencies of ${column}`, (reading.currency ?? []).includes(column), (on) => set(among(reading.currency, [column], on)));
    case 'null': return check(`${fit.join(' and ')} means that there is no value`, fit.every((word) => (reading.null ?? []).includes(word)), (on) => set(among(reading.null, fit, on)));
    case 'header': return check('The first line is an item already: it does not name the columns', Boolean(reading.header), (on) => set(on ? header.map((_, at) => `column_${at + 1}`) : undefined));
    case 'widen': return check(`Let ${column} take these values: whole numbers get decimals, anything else becomes text`, chosen.widen.includes(column), (on) => {
      chosen.widen = among(chosen.widen, [column], on);
      again(false);
    });
    default: return null;
  }
}

function of(words, fit) {
  return Object.fromEntries(fit.map((one) => [one, words[one] ?? one]));
}

function put(map = {}, name, value) {
  const { [name]: before, ...others } = map;
  return value === '' ? others : { ...others, [name]: value };
}

function among(list = [], names, on) {
  const others = list.filter((one) => !names.includes(one));
  return on ? [...others, ...names] : others;
}

function select(label, words, value, isOpen, chosen) {
  const options = Object.entries(words).map(([key, text]) => el('option', { value: key, selected: key === value }, text));
  const id = `ask ${label}`.replaceAll(' ', '-');
  const control = el('select', { id, onchange: (event) => chosen(event.target.value), 'data-focus': label },
    el('option', { value: '', selected: value === undefined }, isOpen ? 'choose' : 'as it was found'), options);
  return el('div', { class: 'row' }, el('label', { class: 'wrap', for: id }, label), control);
}

function check(label, isOn, chosen) {
  return el('div', {}, el('label', { class: 'wrap' }, el('input', { type: 'checkbox', checked: isOn, 'data-focus': label, onchange: (event) => chosen(event.target.checked) }), label));
}

/** Whether a column is one text or a list, where its values could be either; null where they could not. */
export function list(chosen, { spelled: column, type, samples = [] }, again) {
  const separator = chosen.reading.list?.[column];
  const isOpen = type === undefined || type.startsWith('text');
  const signs = Object.keys(SIGNS).filter((sign) => sign === separator || (isOpen && samples.some((text) => parts(text, sign))));
  if (signs.length === 0) return null;
  return el('select', {
    'aria-label': `Entries of ${column}`, 'data-focus': `list ${column}`,
    onchange: (event) => {
      chosen.reading.list = put(chosen.reading.list, column, event.target.value);
      again(false);
    },
  }, el('option', { value: '', selected: separator === undefined }, 'not split'),
  signs.map((sign) => el('option', { value: sign, selected: sign === separator }, `a list, split at ${SIGNS[sign]}`)));
}

/** Words or addresses with a sign between them, and no sentence. */
function parts(text, sign) {
  const entries = text.split(sign).map((one) => one.trim());
  return entries.length > 1 && entries.every((one) => one.length <= LONGEST_ENTRY || !one.includes(' '));
}
