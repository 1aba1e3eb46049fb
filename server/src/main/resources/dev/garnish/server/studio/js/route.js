// What is shown, in the address: #file=movies.rules&line=8&item=1815&tab=why. Links to it open the same.
import { emit } from './store.js';

function read() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

export let route = read();

/** Changes parts of the address; an empty value or null leaves a part out. */
export function go(parts) {
  const all = { ...route, ...parts };
  const given = Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== '');
  route = Object.fromEntries(given);
  history.replaceState(null, '', given.length === 0 ? location.pathname : `#${new URLSearchParams(given)}`);
  emit('route', route);
}

addEventListener('hashchange', () => {
  route = read();
  emit('route', route);
});
