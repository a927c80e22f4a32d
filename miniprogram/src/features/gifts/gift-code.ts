const CODE_LENGTH = 24;

/** The gift's code in what was pasted: the code alone, an address with it, or a message around either. */
export function codeIn(text: string): string | null {
  return text.split(/[^A-Za-z0-9_-]+/).find((part) => part.length === CODE_LENGTH) ?? null;
}
