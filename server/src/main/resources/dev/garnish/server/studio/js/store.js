// What the page knows, and who wants to hear of changes.

/** `state` is the last answer of /api/state; `person` and `item` are whom and what previews and explanations are about. */
export const studio = {
  page: crypto.randomUUID(),
  state: { rules: { path: '', files: [] }, catalog: null, recipientFields: [], recipients: [], releases: null, git: false },
  person: null,
  pen: true,
  importing: false,
};

const listeners = new Map();

export function on(name, listener) {
  if (!listeners.has(name)) listeners.set(name, []);
  listeners.get(name).push(listener);
}

export function emit(name, detail) {
  for (const listener of listeners.get(name) ?? []) listener(detail);
}

/** Runs a task again while it was asked for anew meanwhile: at most one at a time, and the last one counts. */
export function latest(task) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await task();
      }
    } finally {
      running = false;
    }
  };
}

/** Runs a task once nothing asked for it for some milliseconds. */
export function soon(task, millis) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(task, millis);
  };
}
