import { ApiError } from '../http/api-error.ts';
import type { Collection, Store } from '../store/store.ts';

interface Tag {
  appid: string;
  id: number;
  name: string;
  /** in the order they were tagged */
  openids: string[];
}

const MOST_TAGS = 100;
const MOST_NAME_BYTES = 30 * 3;
const MOST_NAME_CHARACTERS = 30;
/** 0 to 99 are WeChat's own. */
const FIRST_ID = 100;

/** What each Official Account calls its followers. */
export class Tags {
  private readonly kept: Collection<Tag>;

  constructor(store: Store) {
    this.kept = store.collection('tags');
  }

  of(appid: string): Tag[] {
    return this.kept.values().filter((tag) => tag.appid === appid);
  }

  /** @throws ApiError 45157 the name is taken, 45158 it is too long, 45056 there are too many */
  create(appid: string, name: string): Tag {
    const isTooLong = [...name].length > MOST_NAME_CHARACTERS || Buffer.byteLength(name) > MOST_NAME_BYTES;
    if (name === '' || isTooLong) throw new ApiError(45158, 'tag name too long');
    const tags = this.of(appid);
    if (tags.some((tag) => tag.name === name)) throw new ApiError(45157, 'invalid tag name: it exists');
    if (tags.length >= MOST_TAGS) throw new ApiError(45056, 'too many tags');
    const id = Math.max(FIRST_ID - 1, ...tags.map((tag) => tag.id)) + 1;
    const tag = { appid, id, name, openids: [] };
    this.kept.put(`${appid}/${id}`, tag);
    return tag;
  }

  /** @throws ApiError 45159 */
  get(appid: string, id: unknown): Tag {
    const tag = this.kept.get(`${appid}/${Number(id)}`);
    if (!tag) throw new ApiError(45159, 'invalid tag id');
    return tag;
  }

  change(appid: string, id: unknown, changed: readonly string[], isTagged: boolean): void {
    const tag = this.get(appid, id);
    const rest = tag.openids.filter((openid) => !changed.includes(openid));
    this.kept.put(`${appid}/${tag.id}`, { ...tag, openids: isTagged ? [...rest, ...changed] : rest });
  }

  idsOf(appid: string, openid: string): number[] {
    return this.of(appid).flatMap((tag) => (tag.openids.includes(openid) ? [tag.id] : []));
  }
}
