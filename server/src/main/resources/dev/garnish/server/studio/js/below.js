// The results below: each tab asks for what it shows when it is opened, and again once typing pauses.
import { changes } from './changes.js';
import { coverage } from './coverage.js';
import { byId, fill } from './dom.js';
import { history } from './history.js';
import * as lsp from './lsp.js';
import { problems, refusal } from './problems.js';
import { go, route } from './route.js';
import { latest, on, soon, studio } from './store.js';
import { tabs } from './tabs.js';
import { tests } from './tests.js';
import { why } from './why.js';

const LIST = [['problems', 'Problems'], ['why', 'Why'], ['coverage', 'Coverage'], ['changes', 'Changes'], ['tests', 'Tests'], ['history', 'History']];
const ASKED = { why, coverage, changes, history };

export function below() {
  const pane = byId('below');
  let all;
  const again = latest(async () => {
    const id = all.current;
    const show = ASKED[id];
    if (!show || (studio.state.catalog === null && id !== 'history')) return;
    const panel = all.panel(id);
    panel.setAttribute('aria-busy', 'true');
    await lsp.sent();
    try {
      await show(panel);
    } catch (error) {
      // A newer request of this kind took its place, from this page or another.
      if (error.status !== 409) fill(panel, refusal(error.message));
    }
    panel.removeAttribute('aria-busy');
  });
  all = tabs('Results', 'below', LIST.map(([id, title]) => ({ id, title })), (id) => {
    if (route.tab !== id) go({ tab: id });
    again();
  });
  pane.append(all.bar, ...all.panels);
  problems(all.panel('problems'), (text, kind) => all.badge('problems', text, kind));
  tests(all.panel('tests'), (text, kind) => all.badge('tests', text, kind));
  let item = route.item;
  on('route', () => {
    all.select(route.tab ?? 'problems');
    if (item !== route.item) again();
    item = route.item;
  });
  const pause = soon(again, 300);
  for (const event of ['edited', 'person', 'state', 'saved', 'shown', 'released', 'tab-again', 'catalog']) on(event, pause);
  all.select(route.tab ?? 'problems');
}
