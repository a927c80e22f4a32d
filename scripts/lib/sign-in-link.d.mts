// for programs whose compiler reads no JavaScript
/** @returns the link's path; null when the account has to be named, or is unknown */
export function signInLink(
  serverUrl: string,
  masterKey: string,
  wish?: { account?: string | undefined; isNew?: boolean },
): Promise<string | null>;
