// Dialogs: the browser keeps the focus inside, closes by Escape and gives the focus back.
import { button, el } from './dom.js';

let made = 0;

/** Opens a dialog; `content` is called with what closes it. */
export function dialog(title, content, { wide = false } = {}) {
  const id = `dialog-${++made}`;
  const back = document.activeElement;
  const open = el('dialog', { 'aria-labelledby': id, class: wide ? 'wide' : '' }, el('h2', { id }, title));
  open.append(...content(() => open.close()));
  open.addEventListener('close', () => {
    open.remove();
    if (document.activeElement === document.body) back?.focus?.();
  });
  document.body.append(open);
  open.showModal();
  return open;
}

/** Asks for one text; `run` gets it. The dialog stays open with the message where `run` throws. */
export function ask(title, label, text, verb, run) {
  dialog(title, (close) => {
    const input = el('input', { id: 'asked', type: 'text', value: text, autofocus: true, required: true });
    const wrong = el('p', { class: 'note bad', role: 'alert', hidden: true });
    const form = el(
      'form',
      {
        class: 'stack',
        onsubmit: async (event) => {
          event.preventDefault();
          try {
            await run(input.value);
            close();
          } catch (error) {
            wrong.hidden = false;
            wrong.textContent = error.message;
          }
        },
      },
      el('div', { class: 'form' }, el('label', { for: 'asked' }, label), input),
      wrong,
      el('div', { class: 'row end' }, button('Cancel', close), el('button', { class: 'main' }, verb)),
    );
    setTimeout(() => input.select());
    return [form];
  });
}
