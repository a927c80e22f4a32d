/**
 * The line where a quote stands that has no other: one that opens a cell and is never closed, or is closed in the midst of
 * words because the next one was missing, or one inside a cell that does not begin with it.
 * @returns null when every quote has its other; the head is line 1
 */
export function unpairedQuoteLine(text: string): number | null {
  let line = 1;
  let counted = 0;
  const lineOf = (index: number): number => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      counted = at + 1;
    }
    return line;
  };
  for (let opening = text.indexOf('"'); opening !== -1; ) {
    const beginsCell = opening === 0 || ',\n\r\ufeff'.includes(text[opening - 1]!);
    if (!beginsCell) return lineOf(opening);
    const closing = closingQuote(text, opening);
    const after = closing === -1 ? undefined : (text[closing + 1] ?? '\n');
    if (after === undefined || !',\n\r'.includes(after)) return lineOf(opening);
    opening = text.indexOf('"', closing + 1);
  }
  return null;
}

/** Two quotes in a row are one that was written. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
