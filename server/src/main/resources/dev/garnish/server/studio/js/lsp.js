// The Language Server Protocol over POST and server-sent events. Messages go out one at a time, in order.
import { post } from './api.js';
import { emit, on, studio } from './store.js';

const waiting = new Map();
let turn = Promise.resolve();
let next = 1;
let ready = gate();

function gate() {
  const made = { isOpen: false };
  made.passed = new Promise((resolve) => {
    made.open = () => {
      made.isOpen = true;
      resolve();
    };
  });
  return made;
}

on('lsp', receive);

/** Tells who we are. Whatever is sent before waits until the server has answered. */
export async function initialize() {
  startAnew();
  const reply = await send('initialize', {
    processId: null,
    rootUri: studio.state.rules.uri ?? null,
    capabilities: {
      workspace: { inlayHint: { refreshSupport: true } },
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        hover: { contentFormat: ['markdown'] },
        rename: { prepareSupport: true },
      },
    },
  });
  await deliver({ jsonrpc: '2.0', method: 'initialized', params: {} });
  ready.open();
  return reply;
}

/** A server that was started anew knows nothing of what was asked before. */
function startAnew() {
  if (ready.isOpen) ready = gate();
  for (const { reject } of waiting.values()) reject(new Error('the server was started anew'));
  waiting.clear();
}

/** The parameters may be a function, which is called when the message's turn comes. */
export function notify(method, parameters) {
  turn = turn.then(() => ready.passed).then(() => {
    const params = typeof parameters === 'function' ? parameters() : parameters;
    return deliver({ jsonrpc: '2.0', method, params });
  }).catch(ignored);
  return turn;
}

/** The answer; null where there is none, or the server is gone. */
export async function request(method, params) {
  try {
    await turn;
    await ready.passed;
    return await send(method, params);
  } catch (error) {
    ignored(error);
    return null;
  }
}

/** Fulfilled once all that was said so far has been taken. */
export function sent() {
  return turn;
}

async function send(method, params) {
  const id = next++;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  answer.catch(() => {});
  await deliver({ jsonrpc: '2.0', id, method, params });
  return answer;
}

function deliver(message) {
  return post('/api/lsp', message, { page: studio.page });
}

function receive(message) {
  if (message.method !== undefined) {
    if (message.id !== undefined) {
      deliver({ jsonrpc: '2.0', id: message.id, result: null }).catch(ignored);
    }
    emit(message.method, message.params);
    return;
  }
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error) asked?.reject(new Error(message.error.message));
  else asked?.resolve(message.result ?? null);
}

/** The events' stream notices a server that is gone; what an editor asked meanwhile is asked again as one types. */
function ignored(error) {
  emit('lsp-failed', error.message);
}
