// Light or dark: as the system has it, until someone chooses.
import { byId } from './dom.js';

const dark = matchMedia('(prefers-color-scheme: dark)');

function chosen() {
  return localStorage.getItem('garnish.theme') ?? (dark.matches ? 'dark' : 'light');
}

function apply() {
  document.documentElement.dataset.theme = chosen();
  byId('theme').textContent = chosen() === 'dark' ? 'Light colours' : 'Dark colours';
}

export function theme() {
  apply();
  dark.addEventListener('change', apply);
  byId('theme').addEventListener('click', () => {
    localStorage.setItem('garnish.theme', chosen() === 'dark' ? 'light' : 'dark');
    apply();
  });
}
