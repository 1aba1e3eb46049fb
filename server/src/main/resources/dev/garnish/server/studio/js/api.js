// Requests to the server. A refusal is thrown as a Refused with the server's own sentence.

export class Refused extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? `The server answered ${status}.`);
    this.status = status;
    this.body = body;
  }
}

async function ask(path, options) {
  let reply;
  try {
    reply = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...options });
  } catch {
    throw new Refused(0, { detail: 'The server does not answer. It may have been stopped; your text is safe.' });
  }
  const text = await reply.text();
  let body = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    body = null;
  }
  if (!reply.ok) throw new Refused(reply.status, body);
  return body;
}

function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export function get(path, parameters = {}) {
  return ask(address(path, parameters), {});
}

export function post(path, body = {}, parameters = {}) {
  return ask(address(path, parameters), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Garnish': 'studio' },
    body: JSON.stringify(body),
  });
}

export function upload(path, bytes, parameters = {}) {
  return ask(address(path, parameters), {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-Garnish': 'studio' },
    body: bytes,
  });
}
