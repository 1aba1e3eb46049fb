// The stream of the server's events. The browser connects anew by itself; the page hears `hello` each time.
import { emit, studio } from './store.js';

const NAMES = ['hello', 'lsp', 'files', 'catalog', 'released', 'stopping', 'taken'];

export function connect() {
  const stream = new EventSource(`/api/events?page=${studio.page}`);
  for (const name of NAMES) {
    stream.addEventListener(name, (event) => emit(name, parsed(event.data)));
  }
  stream.addEventListener('open', () => emit('online', true));
  stream.addEventListener('error', () => {
    emit('online', false);
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  });
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}
