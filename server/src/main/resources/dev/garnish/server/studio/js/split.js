// The borders between the panes, moved by the pointer or by arrow keys.
import { el } from './dom.js';

const STEP = 2;
const LEAST = 15;
const MOST = 75;

/** A border of a pane, whose share of the window in per cent is the CSS property. */
export function grip(pane, label, property, upright) {
  let share = Number(localStorage.getItem(`garnish${property}`)) || 38;
  const bar = el('div', {
    class: 'grip', role: 'separator', tabindex: '0', 'aria-label': label, 'aria-orientation': upright ? 'vertical' : 'horizontal',
    'aria-valuemin': LEAST, 'aria-valuemax': MOST,
  });
  const set = (to) => {
    share = Math.min(MOST, Math.max(LEAST, to));
    document.documentElement.style.setProperty(property, `${share}%`);
    bar.setAttribute('aria-valuenow', Math.round(share));
    localStorage.setItem(`garnish${property}`, share);
  };
  bar.addEventListener('keydown', (event) => {
    const more = upright ? 'ArrowLeft' : 'ArrowUp';
    const less = upright ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== more && event.key !== less) return;
    event.preventDefault();
    set(share + (event.key === more ? STEP : -STEP));
  });
  bar.addEventListener('pointerdown', (event) => {
    bar.setPointerCapture(event.pointerId);
    bar.onpointermove = (moved) => {
      set(upright ? 100 * (1 - moved.clientX / innerWidth) : 100 * (1 - moved.clientY / innerHeight));
    };
  });
  bar.addEventListener('pointerup', () => {
    bar.onpointermove = null;
  });
  set(share);
  pane.append(bar);
}
