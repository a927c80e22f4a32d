import type { CallbackSettings } from '../apps/apps.ts';
import { pushSignature } from '../crypto/message-crypto.ts';
import { randomDigits } from '../crypto/random-text.ts';

/**
 * The check WeChat makes when callback settings are saved: the address must give back the echostr, not one byte more.
 * @throws RangeError saying what came instead
 */
export async function checkCallbackUrl(
  callback: CallbackSettings,
  options: { resolve: (url: string) => string; nowSeconds: number; timeoutMs: number },
): Promise<void> {
  const timestamp = String(options.nowSeconds);
  const nonce = randomDigits(10);
  const echostr = randomDigits(19);
  const url = new URL(options.resolve(callback.url));
  url.searchParams.set('signature', pushSignature(callback.token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  url.searchParams.set('echostr', echostr);
  let body: string;
  let status: number;
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(options.timeoutMs) });
    status = response.status;
    // text() would drop a byte order mark, and every byte counts
    body = Buffer.from(await response.arrayBuffer()).toString('utf8');
  } catch (error) {
    throw new RangeError(`the callback URL does not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (status !== 200) throw new RangeError(`the callback URL answered HTTP ${status}`);
  if (body !== echostr)
    throw new RangeError(`the callback URL gave back ${JSON.stringify(body.slice(0, 80))}, not the echostr`);
}
