// Starts the page: panes first, then the server's events, which bring the rest.
import { actions } from './actions.js';
import { get, post } from './api.js';
import { follow } from './assist.js';
import { below } from './below.js';
import { conflicts } from './conflict.js';
import * as documents from './documents.js';
import { byId, count } from './dom.js';
import { current, editor, open, theView } from './editor.js';
import { connect } from './events.js';
import { files } from './files.js';
import { finder } from './finder.js';
import { importer } from './importer.js';
import { keys } from './keys.js';
import * as lsp from './lsp.js';
import { preview } from './preview.js';
import { go, route } from './route.js';
import { attempt, clear, notice, tell } from './say.js';
import { grip } from './split.js';
import { start } from './start.js';
import { emit, latest, on, studio } from './store.js';
import { theme } from './theme.js';

let server = null;
let awayBy = '';

/** A page that is loaded again was the same page before, and goes on with its pen. */
const isReload = performance.getEntriesByType('navigation')[0]?.type === 'reload';

theme();
editor();
follow(theView(), current);
files();
finder((item) => go({ item: item.id, tab: 'why' }));
preview();
below();
importer();
start();
conflicts();
actions();
keys();
grip(byId('below'), 'Height of the results', '--below', false);
grip(byId('see'), 'Width of the preview', '--see', true);

const refresh = latest(async () => {
  studio.state = await get('/api/state');
  const catalog = studio.state.catalog;
  byId('catalog').textContent = catalog ? `${count(catalog.items, 'item')} in ${catalog.address.split('/').pop()}` : 'No items yet';
  trouble('catalog', studio.state.catalogTrouble);
  trouble('drafts', studio.state.drafts);
  emit('state');
});

/** What the server cannot do for now: read newer items, or store what is typed. */
function trouble(id, text) {
  if (text) notice(`trouble ${id}`, text, { kind: 'bad' });
  else clear(`trouble ${id}`);
}

on('stale-state', async (then) => {
  await attempt(refresh);
  then?.();
});

on('hello', (hello) => attempt(async () => {
  studio.pen = hello.pen !== false;
  if (!studio.pen && isReload) {
    await post('/api/take', {}, { page: studio.page });
    studio.pen = true;
  }
  pen();
  if (hello.server === server) return documents.resend();
  const isAnew = server !== null;
  server = hello.server;
  await refresh();
  lsp.initialize();
  if (isAnew) {
    documents.announceAll();
    tell('The server was started anew. Your text is as it was.');
  }
  await restore();
  await arrive();
}));

/** Opens the files that have text that was never saved. */
async function restore() {
  for (const file of studio.state.rules.files) if (file.draft) await documents.load(file.name);
}

/** Opens what the address names, else the first rules. */
async function arrive() {
  const { files: all } = studio.state.rules;
  const name = all.some((one) => one.name === route.file) ? route.file : (all.find((one) => one.kind === 'rules') ?? all[0])?.name;
  if (name) await open(name, { line: Number(route.line), column: Number(route.column) || 1, focus: false });
}

let visited = '';
on('route', () => {
  const now = `${route.file} ${route.line} ${route.column}`;
  if (now === visited) return;
  visited = now;
  if (route.file && (route.file !== current()?.name || route.line)) {
    attempt(() => open(route.file, { line: Number(route.line), column: Number(route.column) || 1 }));
  }
});

on('visit', ({ uri, line, column }) => {
  const file = studio.state.rules.files.find((one) => one.uri === uri);
  if (!file) return;
  visited = '';
  go({ file: file.name, line, column });
});

function pen() {
  emit('pen');
  if (studio.pen) return clear('pen');
  notice('pen', 'Another page is editing these rules. Here you can look.', {
    actions: {
      'Edit here': () => attempt(async () => {
        await post('/api/take', {}, { page: studio.page });
        location.reload();
      }),
    },
    closes: false,
  });
}

on('taken', () => {
  studio.pen = false;
  pen();
});
on('drafts', (drafts) => trouble('drafts', drafts.trouble));
on('files', ({ name, digest }) => attempt(async () => {
  if (digest === '') await documents.deletedOnDisk(name);
  await refresh();
  if (digest !== '') await documents.changedOnDisk(name);
}));
on('catalog', () => attempt(async () => {
  const before = studio.state.catalog?.version;
  await refresh();
  if (before && studio.state.catalog && before !== studio.state.catalog.version) tell('The catalog has changed.');
}));
on('removed', () => attempt(async () => {
  await refresh();
  go({ file: null, line: null, column: null });
  await arrive();
}));
on('saved', () => attempt(refresh));
on('released', () => attempt(refresh));
on('window/showMessage', ({ message }) => studio.state.catalog && tell(message));
on('stopping', () => away('The server stops. Your text is safe; start it again to go on.'));
on('locked-out', () => away('The studio was started anew. Open the address that it printed; your text is safe.'));
on('online', (isOnline) => {
  if (!isOnline && !awayBy) away('The server does not answer. Your text is safe; the page goes on once it is back.');
  if (isOnline) {
    awayBy = '';
    clear('away');
    clear('refused');
  }
});

/** Nothing is typed that the server would not hear of. It is said once, however often it is tried again. */
function away(text) {
  if (awayBy === text) return;
  awayBy = text;
  studio.pen = false;
  emit('pen');
  notice('away', text, { kind: 'bad', closes: false });
}

addEventListener('beforeunload', (event) => {
  if (awayBy && documents.documents().some((one) => one.isChanged)) event.preventDefault();
});
connect();
