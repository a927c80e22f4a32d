// A one-time link into the console, made by the running server for whoever holds its master key.
import { createHmac } from 'node:crypto';

/**
 * @param {string} serverUrl
 * @param {string} masterKey  as in TEAHOUSE_MASTER_KEY; the newest of several
 * @param {{ account?: string | undefined, isNew?: boolean }} [wish]  the account's handle, the only account when not given;
 *   or that the link shall open another account
 * @throws {Error & { status: number }} when the server refuses; whatever fetch throws when there is none
 * @returns {Promise<string | null>} the link's path; null when the account has to be named, or is unknown
 */
export async function signInLink(serverUrl, masterKey, wish = {}) {
  const newest = Buffer.from((masterKey.split(',')[0] ?? '').trim(), 'base64');
  const key = createHmac('sha256', newest).update('signer/operator').digest();
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', key)
    .update(`${time}.${wish.isNew ? '+' : (wish.account ?? '')}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
  const answer = await fetch(`${serverUrl}/console/sign-in-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'teahouse-operator': `t=${time},v1=${signature}` },
    body: JSON.stringify(wish),
  });
  if (answer.status === 404) return null;
  if (!answer.ok) {
    const error = new Error(`the server answered ${answer.status} to the wish for a sign-in link`);
    throw Object.assign(error, { status: answer.status });
  }
  return /** @type {{ path: string }} */ (await answer.json()).path;
}

/**
 * Where a path of the console is opened: passkeys belong to a name, and an address in numbers is none.
 * @param {string} publicUrl @param {string} consolePath
 */
export const consoleUrl = (publicUrl, consolePath) => publicUrl.replace('//127.0.0.1', '//localhost') + consolePath;
