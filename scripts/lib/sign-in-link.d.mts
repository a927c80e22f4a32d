// for programs whose compiler reads no JavaScript
/** @returns the link's path; null when the account has to be named, or is unknown */
export function signInLink(
  serverUrl: string,
  masterKey: string,
  wish?: { account?: string | undefined; isNew?: boolean },
): Promise<string | null>;
/** Where a path of the console is opened: by a name, because passkeys belong to one. */
export function consoleUrl(publicUrl: string, consolePath: string): string;
