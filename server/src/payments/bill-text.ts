/** Characters of a title that stand on a bill. WeChat Pay takes a description of 127; in UTF-8 this leaves room as bytes, too. */
const MAX_TITLE = 32;

/** A title as it stands in an order's description: whole, or its beginning. An emoji is one character. */
export function titleOnBill(title: string): string {
  const characters = [...title];
  return characters.length <= MAX_TITLE ? title : `${characters.slice(0, MAX_TITLE - 1).join('')}…`;
}
