export function text(input: Record<string, unknown>, field: string): string {
  const value = input[field];
  if (typeof value !== 'string' || value === '') throw new RangeError(`${field} is missing`);
  return value;
}
