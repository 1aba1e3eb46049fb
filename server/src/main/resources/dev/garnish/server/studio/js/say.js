// What the page says: to screen readers, and in the bars above the desk.
import { button, byId, el } from './dom.js';

const HEARD = 6000;

/** Read out when the reader has time, of what can be seen anyway; what was said is gone after a while. */
export function say(text, kind = 'unseen') {
  const line = el('p', { class: kind }, text);
  byId('said').append(line);
  setTimeout(() => line.remove(), HEARD);
}

/** Read out, and shown for as long at the foot of the page. */
export function tell(text) {
  say(text, 'told');
}

/** Shows a bar until it is taken away; one bar for each id. Actions are texts with what they do. */
export function notice(id, text, { kind = '', actions = {}, closes = true } = {}) {
  clear(id);
  const bar = el(
    'div',
    { class: `notice ${kind}`, 'data-notice': id, role: 'group', 'aria-label': 'Notice' },
    el('p', {}, text),
    Object.entries(actions).map(([name, run]) => button(name, run)),
    closes && button('Close', () => clear(id)),
  );
  byId('notices').append(bar);
  say(text);
}

export function clear(id) {
  document.querySelector(`[data-notice="${CSS.escape(id)}"]`)?.remove();
}

/** Where a dialog is open, it says so itself: what stands behind it is neither seen nor read out. */
function refuse(text) {
  const open = [...document.querySelectorAll('dialog[open]')].pop();
  if (!open) return notice('refused', text, { kind: 'bad' });
  clear('refused');
  open.append(el('p', { class: 'note bad', role: 'alert', 'data-notice': 'refused' }, text));
  open.lastChild.scrollIntoView({ block: 'nearest' });
}

/** Runs a task and shows the server's refusal, if it refuses. */
export async function attempt(task) {
  try {
    return await task();
  } catch (error) {
    refuse(error.message);
    return undefined;
  }
}
