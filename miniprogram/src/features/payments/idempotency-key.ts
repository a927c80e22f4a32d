/** The same intent sends the same key, so that a double tap or a retry after a lost answer is done once. */
export function newIdempotencyKey(): string {
  const random = () => Math.floor(Math.random() * 0x1_0000_0000).toString(36);
  return `${Date.now().toString(36)}-${random()}${random()}`;
}
