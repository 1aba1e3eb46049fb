// How many values are the rules' own, and the items of those that are not.
import { post } from './api.js';
import { choice } from './choice.js';
import { count, el, mark, table, value } from './dom.js';
import { items, place } from './places.js';
import { emit, studio } from './store.js';

let by = '';
const show = choice('by', 'Divide by', (column) => {
  by = column;
  emit('tab-again');
});

export async function coverage(panel) {
  const found = await post('/api/coverage', by ? { by } : {});
  const columns = (studio.state.catalog?.columns ?? []).map((one) => [one.name, one.name]);
  show(panel, [['', 'nothing'], ...columns], `${count(found.items, 'item')}, ${count(found.dropped)} dropped`,
    el('div', { class: 'columns' }, found.attributes.map(attribute)));
}

function attribute(one) {
  return el('section', { class: 'attribute' },
    el('h3', {}, one.name, el('span', {}, `${one.percent.toFixed(2).replace(/\.?0+$/, '')} % of its own`), el('span', { class: 'soft' }, one.limits.join(', '))),
    share(one.percent),
    table('Cases', ['Case', 'Values', 'Line'], one.cases.map((tried) => [
      [el('code', {}, tried.text), ' ', tried.values === 0 && !tried.else && mark('gives none', 'warn')],
      el('span', { class: 'number' }, count(tried.values)),
      place(tried),
    ])),
    items('From the else', one.elseItems), items('Cut', one.cutItems), items('Refused', one.refusedItems),
    one.groups?.length > 0 && table(`By ${by}`, [by, 'Own', 'Of', '%'], one.groups.map((group) => [
      group.value === undefined ? el('span', { class: 'soft' }, 'none') : value(group.value), count(group.own), count(group.values), String(group.percent),
    ])));
}

function share(percent) {
  const bar = el('span', {});
  bar.style.setProperty('--share', `${percent}%`);
  return el('span', { class: 'bar-line', 'aria-hidden': 'true' }, bar);
}
