/** What callers sent is only checked where WeChat's own rules would not notice. */
export function text(input: Record<string, unknown>, field: string): string {
  const value = input[field];
  if (typeof value !== 'string' || value === '') throw new RangeError(`${field} is missing`);
  return value;
}
