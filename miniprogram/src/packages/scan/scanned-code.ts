/** What WeChat gives the page: our own parameter, or under `q` the address an ordinary code holds, encoded. */
export interface ScanParameters {
  code?: string;
  q?: string;
}

const CODE = /[?&]code=([\w-]{20,200})(?:&|$)/;

/** The code in an address, or in what a camera read. */
export const codeIn = (address: string): string | null => CODE.exec(address)?.[1] ?? null;

/** @returns null when the page was opened without a code */
export function scannedCode({ code, q }: ScanParameters): string | null {
  if (code) return code;
  try {
    return q ? codeIn(decodeURIComponent(q)) : null;
  } catch {
    // `q` was cut off within an encoded character
    return null;
  }
}
