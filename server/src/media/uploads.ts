import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type EntityManager, LockMode, type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { permit } from '../accounts/permissions.ts';
import { Staff } from '../accounts/staff.entity.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId, newId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { MediumEmpty, MediumNotTaken, MediumTooLarge } from './media.refusals.ts';
import { contentOf, HEAD_BYTES, type MediaContent, maxBytes, maxBytesOfAny } from './media-content.ts';
import { type Inspected, inspect } from './media-inspection.ts';
import type { MediaStorage } from './media-storage.ts';
import { Medium } from './medium.entity.ts';
import { Upload } from './upload.entity.ts';

const LIFE_MS = 2 * 86_400_000;
const MAX_NAME_LENGTH = 200;
const AT_A_TIME = 100;

/** How far an upload is; `mediumId` when it is complete and in the library. */
export interface UploadProgress {
  readonly receivedBytes: number;
  readonly mediumId: string | null;
}

/** Files on their way into the library. */
export class Uploads {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #storage: MediaStorage;
  readonly #folder: string;

  /** @param folder where parts lie until they are whole */
  constructor(deps: { orm: MikroORM; clock: Clock; storage: MediaStorage; folder: string }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#storage = deps.storage;
    this.#folder = deps.folder;
  }

  /** @throws Rejection MediumEmpty, MediumTooLarge, MediumNotTaken */
  async begin(viewer: Viewer, { name, byteCount }: { name: string; byteCount: number }): Promise<Upload> {
    const staffId = permit(viewer, 'useMedia');
    if (byteCount < 1) throw new Rejection(new MediumEmpty());
    if (byteCount > maxBytesOfAny) throw new Rejection(new MediumTooLarge(maxBytesOfAny));
    if (/\.svgz?$/i.test(name)) throw new Rejection(new MediumNotTaken(true));
    const em = this.#orm.em.fork();
    const now = this.#clock.now();
    const upload = em.create(Upload, {
      account: em.getReference(Account, viewer.accountId),
      staff: em.getReference(Staff, staffId),
      name: nameOf(name),
      byteCount,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFE_MS),
    });
    await em.flush();
    return upload;
  }

  /** How far it is. @throws ApiError NOT_FOUND when it is nobody's, somebody else's or too old */
  async progress(viewer: Viewer, id: string): Promise<UploadProgress> {
    const staffId = permit(viewer, 'useMedia');
    const em = this.#orm.em.fork();
    const upload = await this.#find(em, viewer.accountId, staffId, id);
    const receivedBytes = upload.medium ? upload.byteCount : await this.#lengthOf(upload.id);
    return { receivedBytes, mediumId: upload.medium?.id ?? null };
  }

  /**
   * Takes the chunk that begins at `offset`; the last one puts the file into the library. Safe to repeat.
   * @returns null when the chunk does not begin where the last one ended: ask `progress` and go on from there
   * @throws Rejection MediumTooLarge, MediumNotTaken, MediumTooManyPixels, MediumBroken once the bytes say so; the upload is over then
   */
  async append(viewer: Viewer, id: string, offset: number, chunk: Buffer): Promise<UploadProgress | null> {
    const staffId = permit(viewer, 'useMedia');
    const em = this.#orm.em.fork();
    const upload = await em.transactional(async (inner) => {
      // Two chunks at once would be one too many: the row's lock takes them one after the other.
      const locked = await this.#find(inner, viewer.accountId, staffId, id, LockMode.PESSIMISTIC_WRITE);
      if (locked.medium) return locked;
      const length = await this.#lengthOf(id);
      if (offset !== length || length + chunk.length > locked.byteCount) return null;
      if (offset === 0) this.#check(chunk, locked.byteCount);
      const file = await open(await this.#pathOf(id), 'a');
      try {
        await file.appendFile(chunk);
      } finally {
        await file.close();
      }
      locked.receivedBytes = length + chunk.length;
      return locked;
    });
    if (!upload) return null;
    if (upload.receivedBytes < upload.byteCount) return { receivedBytes: upload.receivedBytes, mediumId: null };
    const mediumId = upload.medium?.id ?? (await this.#complete(viewer.accountId, upload));
    return { receivedBytes: upload.byteCount, mediumId };
  }

  /** Forgets uploads that nobody went on with. */
  async forgetOld(): Promise<void> {
    const em = this.#orm.em.fork();
    const old = await em.find(Upload, { expiresAt: { $lte: this.#clock.now() } }, { limit: AT_A_TIME });
    for (const { id } of old) await rm(await this.#pathOf(id), { force: true });
    await em.nativeDelete(Upload, { id: { $in: old.map(({ id }) => id) } });
  }

  async #complete(accountId: string, upload: Upload): Promise<string> {
    const path = await this.#pathOf(upload.id);
    const em = this.#orm.em.fork();
    const sha256 = await sha256Of(path);
    const known = await em.findOne(Medium, { account: accountId, sha256, removedAt: null });
    const mediumId = known?.id ?? (await this.#keep(accountId, upload, path, sha256));
    await em.nativeUpdate(Upload, { account: accountId, id: upload.id }, { medium: mediumId });
    await rm(path, { force: true });
    return mediumId;
  }

  /** Inspects, stores and writes down a new medium. @returns its id, or that of the same bytes when they were quicker */
  async #keep(accountId: string, upload: Upload, path: string, sha256: Buffer): Promise<string> {
    const content = contentOf(await headOf(path));
    const work = await mkdtemp(join(this.#folder, 'work-'));
    try {
      if (!content) throw new Rejection(new MediumNotTaken());
      const inspected = await inspect(path, content, work);
      return await this.#store(accountId, upload, { content, inspected, sha256 });
    } catch (error) {
      if (error instanceof Rejection) await this.#giveUp(accountId, upload);
      throw error;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  async #store(
    accountId: string,
    upload: Upload,
    { content, inspected, sha256 }: { content: MediaContent; inspected: Inspected; sha256: Buffer },
  ): Promise<string> {
    const id = newId();
    const keyOf = (name: string) => `${id}/${name}`;
    const { original, sizes } = inspected;
    for (const file of [original, ...sizes.map((size) => size.file)]) {
      await this.#storage.put(keyOf(file.name), file.path, file.contentType);
    }
    const em = this.#orm.em.fork();
    em.create(Medium, {
      id,
      account: em.getReference(Account, accountId),
      kind: content.kind,
      name: upload.name,
      contentType: content.contentType,
      byteCount: upload.byteCount,
      width: inspected.width,
      height: inspected.height,
      durationMs: inspected.durationMs,
      sha256,
      storageKey: keyOf(original.name),
      sizes: sizes.map(({ width, height, file }) => ({ width, height, key: keyOf(file.name) })),
      uploadedBy: em.getReference(Staff, upload.staff.id),
      createdAt: this.#clock.now(),
    });
    try {
      await em.flush();
      return id;
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      for (const file of [original, ...sizes.map((size) => size.file)]) await this.#storage.remove(keyOf(file.name));
      const first = await this.#orm.em.fork().findOneOrFail(Medium, { account: accountId, sha256, removedAt: null });
      return first.id;
    }
  }

  /** What the first bytes say already. */
  #check(head: Buffer, byteCount: number): void {
    if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(text(head))) {
      throw new Rejection(new MediumNotTaken(true));
    }
    const content = contentOf(head);
    if (!content) throw new Rejection(new MediumNotTaken());
    const limit = maxBytes[content.kind];
    if (byteCount > limit) throw new Rejection(new MediumTooLarge(limit, content.kind));
  }

  async #giveUp(accountId: string, upload: Upload): Promise<void> {
    await rm(await this.#pathOf(upload.id), { force: true });
    await this.#orm.em.fork().nativeDelete(Upload, { account: accountId, id: upload.id });
  }

  async #find(
    em: EntityManager,
    accountId: string,
    staffId: string,
    id: string,
    lockMode = LockMode.NONE,
  ): Promise<Upload> {
    const upload = isId(id) ? await em.findOne(Upload, { account: accountId, staff: staffId, id }, { lockMode }) : null;
    if (!upload || upload.expiresAt <= this.#clock.now()) throw new ApiError('NOT_FOUND');
    return upload;
  }

  /** What this node has of it: another node's part is not here, and is sent again. */
  async #lengthOf(id: string): Promise<number> {
    return (await stat(await this.#pathOf(id)).catch(() => null))?.size ?? 0;
  }

  async #pathOf(id: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    return join(this.#folder, id);
  }
}

const text = (head: Buffer) =>
  head
    .subarray(0, HEAD_BYTES)
    .toString('utf8')
    .replace(/^\uFEFF/, '');

/** Without folders and control characters; what is left of an empty name is "file". */
const nameOf = (name: string): string =>
  [...(name.split(/[/\\]/).at(-1) ?? '')]
    .filter((character) => !/\p{Cc}/u.test(character))
    .slice(0, MAX_NAME_LENGTH)
    .join('')
    .trim() || 'file';

async function sha256Of(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
