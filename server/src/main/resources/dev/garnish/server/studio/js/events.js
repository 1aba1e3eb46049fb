// The stream of the server's events. The browser connects anew by itself; the page hears `hello` each time.
import { get } from './api.js';
import { emit, studio } from './store.js';

const NAMES = ['hello', 'lsp', 'files', 'catalog', 'released', 'drafts', 'stopping', 'taken'];

export function connect() {
  const stream = new EventSource(`/api/events?page=${studio.page}`);
  for (const name of NAMES) {
    stream.addEventListener(name, (event) => emit(name, parsed(event.data)));
  }
  stream.addEventListener('open', () => emit('online', true));
  stream.addEventListener('error', () => {
    emit('online', false);
    if (stream.readyState === EventSource.CLOSED) setTimeout(again, 1000);
  });
}

/** A server that was started anew does not know this browser until its new address is opened. */
async function again() {
  try {
    await get('/api/state');
  } catch (error) {
    if (error.status === 401) emit('locked-out');
  }
  connect();
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}
