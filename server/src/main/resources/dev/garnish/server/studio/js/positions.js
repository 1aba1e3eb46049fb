// Places in texts: the protocol's lines and UTF-16 columns, and CodeMirror's offsets.

export function offset(doc, position) {
  if (position.line >= doc.lines) return doc.length;
  const line = doc.line(position.line + 1);
  return Math.min(line.from + position.character, line.to);
}

export function position(doc, at) {
  const line = doc.lineAt(at);
  return { line: line.number - 1, character: at - line.from };
}

/** The protocol's edits of one text as CodeMirror's changes. */
export function changes(doc, edits) {
  return edits.map((edit) => ({
    from: offset(doc, edit.range.start),
    to: offset(doc, edit.range.end),
    insert: edit.newText.replaceAll('\r\n', '\n'),
  }));
}
