// The words of the rules language, coloured as they are typed.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const FIRST = new Set('include unknown drop recipient attribute value table zone test when use else items given expect'.split(' '));
const ANYWHERE = new Set('when use else pass omit'.split(' '));
const NAMED = new Set(['attribute', 'value', 'table', 'expect']);
const OPTIONS = new Set('max strict sms image link hosts schemes once lines html'.split(' '));
const CONSTANTS = new Set('true false empty null today now theme item_score nothing'.split(' '));
const FIELDS = new Set('items item seed recipient position value'.split(' '));
const OPERATORS = new Set('in contains minute minutes hour hours day days week weeks month months year years'.split(' '));

const rules = {
  name: 'garnish-rules',
  startState: () => ({ first: '', words: 0, before: '' }),
  token(stream, state) {
    if (stream.sol()) Object.assign(state, { first: '', words: 0, before: '' });
    if (stream.eatSpace()) return null;
    if (stream.eat('#')) return stream.skipToEnd(), 'comment';
    const quote = stream.eat(/["']/);
    if (quote) return text(stream, quote);
    if (stream.match(/^\[[A-Za-z][\w.-]*\]\s*(?=#|$)/)) return 'label';
    if (stream.match(/^\d+(\.\d+)?\b(?![.-])/)) return 'number';
    const word = stream.match(/^[A-Za-z_][\w-]*/);
    if (!word) return stream.next(), 'operator';
    return named(word[0], stream, state);
  },
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['(', '[', '"'] } },
};

function text(stream, quote) {
  let escaped = false;
  for (let next = stream.next(); next; next = stream.next()) {
    if (next === quote && !escaped) break;
    escaped = next === '\\' && !escaped;
  }
  return 'string';
}

function named(word, stream, state) {
  const place = state.words++;
  const before = state.before;
  state.before = word;
  if (place === 0) state.first = word;
  const member = stream.string[stream.start - 1] === '.';
  if (member) return stream.peek() === '(' ? 'function' : 'field';
  if (place === 1 && NAMED.has(state.first)) return 'name';
  if (place === 0 && FIRST.has(word) && !/^[.[]/.test(stream.string.slice(stream.pos))) return 'keyword';
  if (state.first === 'attribute' && OPTIONS.has(word)) return 'constant';
  if (state.first === 'unknown' || state.first === 'drop' && place === 1 || before === 'from') return 'keyword';
  if (ANYWHERE.has(word)) return 'keyword';
  if (FIELDS.has(word)) return 'field';
  if (CONSTANTS.has(word)) return 'constant';
  if (OPERATORS.has(word)) return 'keyword';
  return /^\s*\(/.test(stream.string.slice(stream.pos)) ? 'function' : null;
}

const TAGS = {
  keyword: tags.keyword, name: tags.className, field: tags.propertyName, function: tags.function(tags.variableName), string: tags.string,
  number: tags.number, constant: tags.atom, label: tags.labelName, comment: tags.comment,
};

export const language = [
  StreamLanguage.define({ ...rules, tokenTable: TAGS }),
  syntaxHighlighting(HighlightStyle.define(Object.entries(TAGS).map(([name, tag]) => ({ tag, class: `tok-${name}` })))),
];
