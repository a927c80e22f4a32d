import { z } from 'zod';
import type { AuthorizedApi } from '../access-token/authorized-api.ts';
import { nothing } from '../api.ts';
import type { OfficialAccountApp } from '../config.ts';
import { WeChatApiError } from '../errors.ts';

const NAME_TAKEN = 45157;
const NOT_A_FOLLOWER = 49003;
const BATCH_SIZE = 50;

const tagSchema = z.object({ id: z.number().int(), name: z.string() });

/** Tags of an Official Account's followers. @see WeChat Official Account, "Manage Tags" */
export class FollowerTagsClient {
  readonly #authorizedApi: AuthorizedApi;

  constructor(authorizedApi: AuthorizedApi) {
    this.#authorizedApi = authorizedApi;
  }

  /**
   * The id of the tag with this name, made when there is none.
   * @throws WeChatApiError 45056 when the account has a hundred, 45158 for a name too long
   */
  async ensure(app: OfficialAccountApp, name: string): Promise<number> {
    try {
      const { tag } = await this.#authorizedApi.request(app, {
        method: 'POST',
        path: '/cgi-bin/tags/create',
        body: JSON.stringify({ tag: { name } }),
        isRepeatable: true,
        answer: z.object({ tag: tagSchema }),
      });
      return tag.id;
    } catch (error) {
      if (!(error instanceof WeChatApiError) || error.errcode !== NAME_TAKEN) throw error;
      const { tags } = await this.#authorizedApi.request(app, {
        method: 'GET',
        path: '/cgi-bin/tags/get',
        isRepeatable: true,
        answer: z.object({ tags: z.array(tagSchema) }),
      });
      const found = tags.find((tag) => tag.name === name);
      if (!found) throw error;
      return found.id;
    }
  }

  /**
   * Puts a tag on followers, or takes it off. Whoever does not follow any more is passed over: WeChat forgot their tags.
   * @param done told of each batch that is through, so that a failure loses nothing
   */
  async change(
    app: OfficialAccountApp,
    of: { tagId: number; openids: readonly string[]; isTagged: boolean },
    done: (openids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    for (let start = 0; start < of.openids.length; start += BATCH_SIZE) {
      const batch = of.openids.slice(start, start + BATCH_SIZE);
      const isThrough = await this.#send(app, of, batch);
      // One who left spoils the batch: then one by one.
      if (!isThrough && batch.length > 1) for (const openid of batch) await this.#send(app, of, [openid]);
      await done(batch);
    }
  }

  /** @returns false when somebody among them does not follow */
  async #send(
    app: OfficialAccountApp,
    { tagId, isTagged }: { tagId: number; isTagged: boolean },
    openids: readonly string[],
  ): Promise<boolean> {
    try {
      await this.#authorizedApi.request(app, {
        method: 'POST',
        path: isTagged ? '/cgi-bin/tags/members/batchtagging' : '/cgi-bin/tags/members/batchuntagging',
        body: JSON.stringify({ openid_list: openids, tagid: tagId }),
        isRepeatable: true,
        answer: nothing,
      });
      return true;
    } catch (error) {
      if (error instanceof WeChatApiError && error.errcode === NOT_A_FOLLOWER) return false;
      throw error;
    }
  }
}
