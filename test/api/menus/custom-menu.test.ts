import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StaffRole } from '../../../server/src/accounts/staff.entity.ts';
import { newId } from '../../../server/src/shared/ids.ts';
import type { GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const menuFields = gql`
  fragment Action on MenuAction {
    __typename
    ... on OpenArticleAction { articleId title opensIn }
    ... on OpenSeriesAction { seriesId title opensIn }
    ... on OpenPageAction { page opensIn }
    ... on OpenUrlAction { url }
    ... on SendKeyAction { key }
  }
  fragment Entries on PrimaryMenuEntry {
    key name action { ...Action } entries { key name action { ...Action } }
  }
  fragment Menu on CustomMenu {
    version hasUnpublishedChanges entries { ...Entries } published { publishedAt entries { ...Entries } }
  }
`;
const CustomMenu = gql`${menuFields} { customMenu { ...Menu } }`;
const Update = gql`
  ${menuFields}
  mutation ($input: UpdateCustomMenuInput!) {
    updateCustomMenu(input: $input) {
      __typename
      ... on UpdateCustomMenuSuccess { customMenu { ...Menu } }
      ... on UserError { code message }
      ... on MenuEntryError { path }
      ... on TooManyMenuDomains { domains }
      ... on CustomMenuConflict { version }
    }
  }
`;
const Publish = gql`
  ${menuFields}
  mutation {
    publishCustomMenu {
      __typename
      ... on PublishCustomMenuSuccess { customMenu { ...Menu } }
      ... on UserError { code message }
      ... on MenuEntryError { path }
      ... on CustomMenuRefused { errcode }
    }
  }
`;

interface Menu {
  version: number;
  hasUnpublishedChanges: boolean;
  entries: object[];
  published: { publishedAt: string; entries: object[] } | null;
}
interface Payload {
  __typename: string;
  customMenu?: Menu;
  code?: string;
  message?: string;
  path?: string;
  errcode?: number;
  version?: number;
  domains?: string[];
}

async function update(entries: object[], rest: { version?: number; token?: string } = {}): Promise<Payload> {
  const { token = owner, ...input } = rest;
  const answer = await teahouse
    .as(token)
    .request<{ updateCustomMenu: Payload }>(Update, { input: { entries, ...input } });
  return answer.updateCustomMenu;
}

async function publish(headers = {}): Promise<Payload> {
  return (await teahouse.as(owner, headers).request<{ publishCustomMenu: Payload }>(Publish)).publishCustomMenu;
}

/** The menu the simulated WeChat shows. */
async function menuAtWeChat(): Promise<object | undefined> {
  const { menus } = await teahouse.sandbox.control('state');
  return menus.find(({ appid }) => appid === account.officialAppid)?.menu;
}

async function givenArticle(status = 'PUBLISHED'): Promise<string> {
  const id = newId();
  await teahouse.sql(
    `insert into articles (id, account_id, status, title, language, policy, free_document, reading_minutes, created_at, updated_at, published_at)
     values ($1, $2, $3, '夜话第一篇', 'ZH_CN', 'EVERYONE', '{"type":"document","blocks":[]}', 1, now(), now(), now())`,
    [id, account.id, status],
  );
  return id;
}

const home = (change: object = {}) => ({ key: 'home', name: '首页', action: { kind: 'HOME' }, ...change });

it('has no menu before one is saved', async () => {
  expect(await teahouse.as(owner).request(CustomMenu)).toEqual({ customMenu: null });
});

it('saves a draft that followers do not see', async () => {
  const articleId = await givenArticle();

  const saved = await update([
    { key: 'today', name: '今日', action: { kind: 'ARTICLE', articleId } },
    { key: 'more', name: '更多', entries: [{ key: 'about', name: '关于我们', action: { kind: 'CLICK' } }] },
  ]);

  const customMenu = {
    version: 1,
    hasUnpublishedChanges: true,
    published: null,
    entries: [
      {
        key: 'today',
        name: '今日',
        action: { __typename: 'OpenArticleAction', articleId, title: '夜话第一篇', opensIn: 'MINI_PROGRAM' },
        entries: [],
      },
      {
        key: 'more',
        name: '更多',
        action: null,
        entries: [{ key: 'about', name: '关于我们', action: { __typename: 'SendKeyAction', key: 'about' } }],
      },
    ],
  };
  expect(saved).toEqual({ __typename: 'UpdateCustomMenuSuccess', customMenu });
  expect(await teahouse.as(owner).request(CustomMenu)).toEqual({ customMenu });
  expect(await menuAtWeChat()).toBeUndefined();
});

it('publishes a menu whose entry opens the Mini Program where it says, and keeps what it gave to WeChat', async () => {
  const articleId = await givenArticle();
  await update([{ key: 'today', name: '今日', action: { kind: 'ARTICLE', articleId } }]);

  const published = await publish();

  expect(published).toMatchObject({
    __typename: 'PublishCustomMenuSuccess',
    customMenu: { hasUnpublishedChanges: false, published: { entries: [{ key: 'today' }] } },
  });
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  const { action } = await teahouse.sandbox.control('tap-menu', { person, appid: account.officialAppid, index: 0 });
  expect(action).toMatchObject({
    type: 'miniprogram',
    appid: account.miniAppid,
    pagepath: `pages/article/index?id=${articleId}&entry=today`,
  });
  expect(await teahouse.sql('select outcome, errcode from custom_menu_publications')).toContainEqual({
    outcome: 'PUBLISHED',
    errcode: null,
  });
});

it('shows what followers see beside what was changed since', async () => {
  await update([home()]);
  await publish();

  const { customMenu } = await update([home({ name: '新首页' })]);

  expect(customMenu).toMatchObject({
    version: 2,
    hasUnpublishedChanges: true,
    entries: [{ name: '新首页' }],
    published: { entries: [{ name: '首页' }] },
  });
});

it('removes the menu when an empty one is published', async () => {
  await update([home()]);
  await publish();

  await update([]);
  const emptied = await publish();

  expect(emptied.customMenu).toMatchObject({ hasUnpublishedChanges: false, entries: [], published: { entries: [] } });
  expect(await menuAtWeChat()).toBeUndefined();
});

describe('refusals of updateCustomMenu', () => {
  it('name the entry and what to do, in the language of the request', async () => {
    const variables = { input: { entries: [home({ name: '这个名字实在太长了' })] } };
    const english = teahouse.as(owner, { 'accept-language': 'en' });

    const { updateCustomMenu } = await english.request<{ updateCustomMenu: Payload }>(Update, variables);

    expect(updateCustomMenu).toEqual({
      __typename: 'MenuNameLengthOutOfRange',
      code: 'MENU_NAME_LENGTH_OUT_OF_RANGE',
      message: '“这个名字实在太长了”: its name takes 1 to 16 letters (5 Chinese characters); shorten it or fill it in',
      path: 'entries[0]',
    });
    expect(await teahouse.sql('select 1 from custom_menus where account_id = $1', [account.id])).toEqual([]);
  });

  it('come for an article that is not there, not published, or another account’s', async () => {
    const draft = await givenArticle('DRAFT');
    const mine = account;
    account = await teahouse.given.account();
    const foreign = await givenArticle();
    account = mine;

    for (const articleId of [draft, foreign, newId(), 'not-an-id']) {
      expect(await update([home({ action: { kind: 'ARTICLE', articleId } })])).toMatchObject({
        __typename: 'MenuTargetUnavailable',
        path: 'entries[0]',
      });
    }
  });

  it('come for more than three domains', async () => {
    const urls = ['https://a.example/', 'https://b.example/', 'https://c.example/', 'https://d.example/'];
    const entries = urls.map((url, index) => ({ name: `页${index}`, action: { kind: 'URL', url } }));

    expect(await update([{ name: '网页', entries }])).toMatchObject({
      __typename: 'TooManyMenuDomains',
      domains: ['a.example', 'b.example', 'c.example', 'd.example'],
    });
  });

  it('come when somebody else saved meanwhile; of two at once one wins', async () => {
    await update([home()]);

    const both = await Promise.all([
      update([home({ name: '甲' })], { version: 1 }),
      update([home({ name: '乙' })], { version: 1 }),
    ]);

    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CustomMenuConflict', 'UpdateCustomMenuSuccess']);
    expect(await update([home()], { version: 1 })).toMatchObject({ code: 'CUSTOM_MENU_CONFLICT', version: 2 });
  });

  it('come to everyone but the owner', async () => {
    const writer = await teahouse.given.staff(account, StaffRole.WRITER);

    await expect(update([home()], { token: writer })).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
    await expect(teahouse.anonymous(account.handle).request(CustomMenu)).rejects.toMatchObject({
      response: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });
});

describe('refusals of publishCustomMenu', () => {
  it('come when there is no menu', async () => {
    expect(await publish()).toMatchObject({ __typename: 'NoCustomMenu' });
  });

  it('say what WeChat said, and leave followers what they had', async () => {
    await update([home()]);
    await publish();
    await update([home({ name: '新首页' })]);
    await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/menu/create', errcode: 48001, times: 1 });

    expect(await publish()).toEqual({
      __typename: 'CustomMenuRefused',
      code: 'CUSTOM_MENU_REFUSED',
      message: '微信没有接受这份菜单（48001）：公众号没有自定义菜单权限，请先完成微信认证',
      errcode: 48001,
    });
    expect(await menuAtWeChat()).toMatchObject({ button: [{ name: '首页' }] });
  });

  it('come when the Mini Program is not linked to the Official Account', async () => {
    await teahouse.sandbox.control('world', { apps: [{ appid: account.officialAppid, miniPrograms: [] }] });
    await update([home()]);

    expect(await publish({ 'accept-language': 'en' })).toMatchObject({
      errcode: 45064,
      message:
        "WeChat did not accept the menu (45064): the Mini Program is not linked to this Official Account; link it in WeChat's console",
    });
  });

  it('come when an article was withdrawn after the menu was saved', async () => {
    const articleId = await givenArticle();
    await update([home(), { key: 'a', name: '文章', action: { kind: 'ARTICLE', articleId } }]);
    await teahouse.sql("update articles set status = 'WITHDRAWN' where id = $1", [articleId]);

    expect(await publish()).toMatchObject({ __typename: 'MenuTargetUnavailable', path: 'entries[1]' });
  });

  it('come when WeChat does not answer; nobody pretends to know, and publishing again settles it', async () => {
    await update([home()]);
    await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/menu/create', reset: true, times: 3 });

    expect(await publish()).toMatchObject({ __typename: 'WeChatUnavailable' });
    const { customMenu } = await teahouse.as(owner).request<{ customMenu: Menu }>(CustomMenu);
    expect(customMenu.hasUnpublishedChanges).toBe(true);

    expect(await publish()).toMatchObject({ customMenu: { hasUnpublishedChanges: false } });
  });

  it('come while a publication is on its way, and not for ever', async () => {
    await update([home()]);
    await teahouse.sql(
      `insert into custom_menu_publications (id, account_id, custom_menu_id, entries, staff_id, outcome, started_at)
       select gen_random_uuid(), m.account_id, m.id, '[]', s.id, 'PENDING', now()
       from custom_menus m join staff s on s.account_id = m.account_id where m.account_id = $1`,
      [account.id],
    );

    expect(await publish()).toMatchObject({ __typename: 'CustomMenuPublishInProgress' });

    await teahouse.sql(
      "update custom_menu_publications set started_at = now() - interval '2 minutes' where account_id = $1",
      [account.id],
    );
    expect(await publish()).toMatchObject({ __typename: 'PublishCustomMenuSuccess' });
    expect(
      await teahouse.sql('select outcome from custom_menu_publications where account_id = $1 order by started_at', [
        account.id,
      ]),
    ).toEqual([{ outcome: 'UNKNOWN' }, { outcome: 'PUBLISHED' }]);
  });

  it('come to all but one of those who publish at once', async () => {
    await update([home()]);
    await teahouse.sandbox.control('faults', { kind: 'api', path: '/cgi-bin/menu/create', delayMs: 2_000, times: 1 });

    const all = await Promise.all([publish(), publish(), publish()]);

    expect(all.map(({ __typename }) => __typename).sort()).toEqual([
      'CustomMenuPublishInProgress',
      'CustomMenuPublishInProgress',
      'PublishCustomMenuSuccess',
    ]);
  });
});
