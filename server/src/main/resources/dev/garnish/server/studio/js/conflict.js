// A file was changed by another program while it was edited here: both texts are shown, and none is lost.
import { post } from './api.js';
import { texts } from './changes.js';
import { dialog } from './dialog.js';
import * as documents from './documents.js';
import { button, el } from './dom.js';
import { attempt, clear, notice, tell } from './say.js';
import { on } from './store.js';

export function conflicts() {
  on('conflict', (document) => {
    notice(`conflict ${document.name}`, `${document.name} was changed by another program while you edited it. Both texts are safe.`, {
      actions: { Compare: () => compare(document) }, closes: false,
    });
  });
  on('deleted', ({ name }) => notice(`conflict ${name}`, `${name} was deleted by another program. Its text is still here: Save writes it anew, Delete lets it go.`));
  on('removed', (document) => clear(`conflict ${document.name}`));
  on('saved', (document) => clear(`conflict ${document.name}`));
  on('reread', (document) => tell(`${document.name} was changed on disk and is shown anew.`));
}

async function compare(document) {
  const rows = await post('/api/textdiff', { name: document.name, against: 'disk' }).then((reply) => reply.rows).catch(() => null);
  dialog(`Two texts of ${document.name}`, (close) => {
    const settle = (choice) => () => attempt(async () => {
      await choice(document);
      close();
    });
    return [
      rows ? el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Differences' }, texts(document.name, rows, ['On disk', 'Here']))
        : el('p', {}, 'The difference cannot be shown now.'),
      el('p', { class: 'soft' }, 'With the disk’s text, undo brings yours back. With yours, the next save writes over the disk’s.'),
      el('div', { class: 'row end' },
        button('Later', close),
        button('Take the disk’s', settle((one) => documents.takeDisk(one))),
        button('Keep mine', settle(documents.keepMine), { class: 'main' })),
    ];
  }, { wide: true });
}
