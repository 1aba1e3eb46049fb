// The tests of the rules, run when asked.
import { post } from './api.js';
import { button, el, empty, fill, mark, value } from './dom.js';
import { place } from './places.js';
import { attempt, say } from './say.js';
import { on, studio } from './store.js';

let report = null;
let isOld = false;

export function tests(panel, badge) {
  const run = async (one) => {
    const found = await attempt(() => post('/api/test', one ? { name: one.name, line: one.line } : {}));
    if (!found) return;
    report = one && report ? merged(report, found) : found;
    isOld = false;
    say(report.failed === 0 ? `All ${report.passed} tests pass.` : `${report.failed} of ${report.failed + report.passed} tests fail.`);
    draw();
  };
  const draw = () => {
    badge(report === null || isOld ? '' : report.failed > 0 ? String(report.failed) : '✓', report?.failed > 0 ? 'bad' : 'good');
    fill(panel,
      el('div', { class: 'row' }, button('Run all tests', () => run(null), { class: 'main', 'data-focus': 'run-all' }),
        report && el('span', { class: isOld ? 'mark warn' : 'mark' }, isOld ? 'The rules were edited since' : `${report.passed} pass, ${report.failed} fail`)),
      report === null
        ? empty(studio.state.rules.files.length === 0 ? 'There are no rules yet.' : 'A test says what some items give. They have not run yet.')
        : report.tests.length === 0
          ? empty('The rules have no tests. A test begins with: test "its name"')
          : el('ul', { class: 'list', 'aria-label': 'Tests' }, report.tests.map((one) => line(one, run))));
  };
  on('edited', () => {
    if (report === null || isOld) return;
    isOld = true;
    draw();
  });
  on('state', () => report === null && draw());
  on('run-tests', () => run(null));
  draw();
}

function merged(before, found) {
  const again = new Map(found.tests.map((one) => [one.name, one]));
  const all = before.tests.map((one) => again.get(one.name) ?? one);
  return { tests: all, passed: all.filter((one) => one.passes).length, failed: all.filter((one) => !one.passes).length };
}

function line(one, run) {
  return el('li', {},
    one.passes ? mark('passes', 'good') : mark('fails', 'bad'),
    el('div', {},
      el('p', {}, place(one, one.name)),
      one.expectations.filter((expected) => !expected.holds).map((expected) => el('p', {},
        place(expected, expected.attribute), ' expected ', value(JSON.stringify(expected.expected)), ', is ', value(JSON.stringify(expected.actual)))),
      one.diagnostics.map((text) => el('p', { class: 'soft wrap' }, typeof text === 'string' ? text : JSON.stringify(text)))),
    button('Run', () => run(one), { 'aria-label': `Run ${one.name}`, 'data-focus': `run ${one.line}` }));
}
