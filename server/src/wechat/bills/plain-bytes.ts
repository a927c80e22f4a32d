import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WeChatUnreachable } from '../errors.ts';

/**
 * The plain file, unzipped where it is zipped. Whether it is one learns from its first two bytes, because headers on the
 * way to us may have unzipped it already.
 * @param what named in errors
 * @throws WeChatUnreachable `unreadable` for a damaged or cut-off archive
 */
export async function* unzipped(chunks: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  const head = await readHead(source);
  const all = concatenated(head, source);
  if (!(head[0] === 0x1f && head[1] === 0x8b)) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  pipeline(Readable.from(all), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof WeChatUnreachable
      ? error
      : new WeChatUnreachable(what, 'unreadable', { note: 'bad archive' });
  }
}

/**
 * The same bytes, held against their SHA1 once the last one went through: whoever acts on them before that must be able to
 * take it back.
 * @throws WeChatUnreachable `unreadable` at the end of a file that is not the one that was announced
 */
export async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  expectedSha1: string,
  what: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha1');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expectedSha1.toLowerCase()) {
    throw new WeChatUnreachable(what, 'unreadable', { note: 'wrong SHA1' });
  }
}

async function readHead(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const part = await source.next();
    if (part.done) break;
    head = Buffer.concat([head, part.value]);
  }
  return head;
}

async function* concatenated(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let part = await rest.next(); !part.done; part = await rest.next()) yield part.value;
  } finally {
    await rest.return?.();
  }
}
