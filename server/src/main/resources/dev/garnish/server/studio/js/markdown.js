// The little markdown of the language server: paragraphs, **bold**, `code` and fences, as elements.
import { el } from './dom.js';

export function markdown(text) {
  const made = [];
  for (const [index, part] of text.split(/```[\w-]*\n?/).entries()) {
    if (index % 2 === 1) made.push(el('pre', {}, part.replace(/\n$/, '')));
    else made.push(...part.split(/\n{1,}/).filter((line) => line.trim() !== '').map((line) => el('p', {}, inline(line))));
  }
  return made;
}

/** One line: its names stand in code, which the messages of problems write as `code`. */
export function inline(line) {
  return line.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith('**') && part.length > 4) return el('strong', {}, part.slice(2, -2));
    if (part.startsWith('`') && part.length > 2) return el('code', {}, part.slice(1, -1));
    return part;
  });
}
