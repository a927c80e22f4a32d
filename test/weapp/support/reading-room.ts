import { gql } from 'graphql-request';
import type { GivenAccount, GivenTier } from '../../support/given.ts';
import type { Teahouse } from '../../support/teahouse.ts';

/** The origin the Mini Program is built for; the sandbox's DNS leads it to the test's server. */
export const PRODUCT_ORIGIN = 'https://teahouse.example';

export const FREE_SENTENCE = '炉上的水刚开，先坐下。';
/** A sentence nobody may see before paying: tests look for it everywhere. */
export const LOCKED_SENTENCE = '掌柜把最后一泡留给了不说话的人。';

export interface ReadingRoom {
  account: GivenAccount;
  tier: GivenTier;
  articleId: string;
  articleTitle: string;
}

const CreateArticle = gql`
  mutation ($input: CreateArticleInput!) {
    createArticle(input: $input) { __typename ... on CreateArticleSuccess { article { id } } ... on UserError { code message } }
  }
`;
const PublishArticle = gql`
  mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { __typename ... on UserError { code message } } }
`;
const UpdateMenu = gql`
  mutation ($input: UpdateCustomMenuInput!) {
    updateCustomMenu(input: $input) { __typename ... on UserError { code message } }
  }
`;
const PublishMenu = gql`mutation { publishCustomMenu { __typename ... on UserError { code message } } }`;

interface Payload {
  __typename: string;
  article?: { id: string };
}

/** An account whose Mini Program reaches the server under the origin it was built for. */
export async function accountWithMiniProgram(teahouse: Teahouse): Promise<GivenAccount> {
  const account = await teahouse.given.account();
  await letMiniProgramReach(teahouse, account);
  return account;
}

/** Lists the origin the Mini Program is built for at WeChat, and leads it to this server. */
export async function letMiniProgramReach(
  teahouse: Teahouse,
  { miniAppid: appid }: Pick<GivenAccount, 'miniAppid'>,
): Promise<void> {
  const domains = { request: [PRODUCT_ORIGIN], upload: [PRODUCT_ORIGIN], download: [PRODUCT_ORIGIN], socket: [] };
  await teahouse.sandbox.control('world', {
    apps: [{ appid, serverDomains: domains }],
    dns: { [PRODUCT_ORIGIN]: teahouse.url },
  });
}

/**
 * An account with one article for members, a tier to buy, and a published Custom Menu: its first entry opens the article
 * in the Mini Program, its second in the H5 build. With a price the article can be unlocked singly, too.
 */
export async function openReadingRoom(
  teahouse: Teahouse,
  options: { unlockPriceFen?: number } = {},
): Promise<ReadingRoom> {
  const account = await accountWithMiniProgram(teahouse);
  const tier = await teahouse.given.tier(account, { key: 'tea' });
  const creator = teahouse.as(await teahouse.given.staff(account));
  const ask = async (document: string, name: string, input?: object): Promise<Payload> => {
    const answer = await creator.request<Record<string, Payload>>(document, input ? { input } : {});
    const payload = answer[name];
    if (!payload?.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(payload)}`);
    return payload;
  };

  const articleTitle = '夜里最后一泡茶';
  const { article } = await ask(CreateArticle, 'createArticle', {
    title: articleTitle,
    excerpt: '关门之前的半个时辰。',
    author: '掌柜',
    policy: 'MEMBERS',
    ...options,
    document: {
      type: 'document',
      blocks: [
        { type: 'heading', level: 2, text: [{ text: '水开' }] },
        { type: 'paragraph', text: [{ text: FREE_SENTENCE }] },
        { type: 'paywall' },
        { type: 'paragraph', text: [{ text: LOCKED_SENTENCE }] },
      ],
    },
  });
  const articleId = article?.id ?? '';
  await ask(PublishArticle, 'publishArticle', { id: articleId });
  const opens = (opensIn: string) => ({ kind: 'ARTICLE', articleId, opensIn });
  await ask(UpdateMenu, 'updateCustomMenu', {
    entries: [
      { key: 'tonight', name: '今晚', action: opens('MINI_PROGRAM') },
      { key: 'web', name: '网页', action: opens('H5') },
    ],
  });
  await ask(PublishMenu, 'publishCustomMenu');
  return { account, tier, articleId, articleTitle };
}
