import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/src/shared/ids.ts';
import { Buyer } from '../../support/buyer.ts';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
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

const variant = gql`fragment Variant on MenuVariant {
  id tag version followerCount publishedAt hasUnpublishedChanges isRemoved entries { name entries { name } }
}`;
const List = gql`${variant} { menuVariants { ...Variant } }`;
const Save = gql`
  ${variant}
  mutation ($input: SaveMenuVariantInput!) {
    saveMenuVariant(input: $input) {
      ... on SaveMenuVariantSuccess { menuVariant { ...Variant } }
      ... on UserError { code }
      ... on MenuEntryError { path }
    }
  }
`;
const Publish = gql`
  ${variant}
  mutation {
    publishMenuVariants { ... on MenuVariantsSuccess { menuVariants { ...Variant } } ... on UserError { code message } }
  }
`;
const Try = gql`
  mutation ($memberId: ID!) {
    tryCustomMenu(input: { memberId: $memberId }) {
      ... on TryCustomMenuSuccess { entries { name entries } }
      ... on UserError { code }
    }
  }
`;
interface Variant {
  readonly id: string;
  readonly tag: string;
  readonly version: number;
  readonly followerCount: number;
  readonly hasUnpublishedChanges: boolean;
  readonly isRemoved: boolean;
}
type Saved = { readonly menuVariant?: Variant; readonly code?: string };

const send = <Result>(document: string, variables: object = {}) =>
  teahouse.as(owner).request<Result>(document, variables);
const list = async () => (await send<{ menuVariants: Variant[] }>(List)).menuVariants;
const save = async (input: object) => (await send<{ saveMenuVariant: Saved }>(Save, { input })).saveMenuVariant;
const saved = async (tag: string, name: string) => (await save({ tag, entries: [home(name)] })).menuVariant!;
const publish = async () =>
  (await send<{ publishMenuVariants: { menuVariants?: Variant[]; code?: string } }>(Publish)).publishMenuVariants;
const remove = (id: string) => send(`mutation { removeMenuVariant(input: { id: "${id}" }) { __typename } }`);
const home = (name: string) => ({ name, action: { kind: 'HOME' } });
const tag = (memberId: string, name: string, isOn = true) =>
  send(
    `mutation ($input: TagMembersInput!) { ${isOn ? 'tagMembers' : 'untagMembers'}(input: $input) { __typename } }`,
    { input: { tag: name, memberIds: [memberId] } },
  );

/** The menu that everybody sees, published. */
async function givenMenu(): Promise<void> {
  await send('mutation ($input: UpdateCustomMenuInput!) { updateCustomMenu(input: $input) { __typename } }', {
    input: { entries: [home('大家')] },
  });
  await send('mutation { publishCustomMenu { __typename } }');
}

/** A reader who follows the account and came to its pages. */
async function givenFollower(): Promise<{ memberId: string; person: string }> {
  const person = await teahouse.given.person({ follows: [account.officialAppid] });
  const reader = await Buyer.onPage(teahouse, account, { person });
  const memberId = (await reader.status()).memberId!;
  await teahouse.sql('update members set is_follower = true where id = $1', [memberId]);
  return { memberId, person };
}

/** The first entry of the menu on somebody's phone. */
async function onPhoneOf(person: string): Promise<string | undefined> {
  const { chats } = await teahouse.sandbox.phone('chats', { person });
  return chats.find(({ appid }) => appid === account.officialAppid)?.menu?.button[0]?.name;
}

it('shows a menu to members with its tag, once it is published, and the other to everybody else', async () => {
  await givenMenu();
  const [friend, stranger] = [await givenFollower(), await givenFollower()];
  await tag(friend.memberId, '老朋友');
  const { id } = await saved('老朋友', '朋友');
  expect(await list()).toMatchObject([{ id, tag: '老朋友', followerCount: 1, hasUnpublishedChanges: true }]);
  expect(await onPhoneOf(friend.person)).toBe('大家');

  expect(await publish()).toMatchObject({ menuVariants: [{ id, version: 1, hasUnpublishedChanges: false }] });

  expect([await onPhoneOf(friend.person), await onPhoneOf(stranger.person)]).toEqual(['朋友', '大家']);
  expect(await send(Try, { memberId: friend.memberId })).toEqual({
    tryCustomMenu: { entries: [{ name: '朋友', entries: [] }] },
  });
});

it('replaces the menu before, and leaves none of it behind', async () => {
  await givenMenu();
  const friend = await givenFollower();
  await tag(friend.memberId, '老朋友');
  const { id } = await saved('老朋友', '朋友');
  await publish();
  await save({ id, version: 1, entries: [home('挚友')] });
  await publish();
  await publish();

  expect(await onPhoneOf(friend.person)).toBe('挚友');
  const menus = await teahouse.app.services.wechat.officialAccount.tryMenu(
    account.secrets.officialAccount!,
    (
      await teahouse.sql<{ openid: string }>(
        'select openid from member_identities where member_id = $1 and appid = $2',
        [friend.memberId, account.officialAppid],
      )
    )[0]!.openid,
  );
  expect(menus).toMatchObject([{ name: '挚友' }]);
  expect(await teahouse.sql('select stale_menu_ids from custom_menu_variants where id = $1', [id])).toEqual([
    { stale_menu_ids: [] },
  ]);
});

it('follows who gets the tag and who loses it', async () => {
  await givenMenu();
  const [lin, chen] = [await givenFollower(), await givenFollower()];
  await tag(lin.memberId, '老朋友');
  await saved('老朋友', '朋友');
  await publish();
  await tag(lin.memberId, '老朋友', false);
  await tag(chen.memberId, '老朋友');

  await teahouse.app.services.menuTagSync.sweep();

  expect([await onPhoneOf(lin.person), await onPhoneOf(chen.person)]).toEqual(['大家', '朋友']);
});

it('passes over who does not follow any more', async () => {
  await givenMenu();
  const [lin, chen] = [await givenFollower(), await givenFollower()];
  await saved('老朋友', '朋友');
  await tag(lin.memberId, '老朋友');
  await tag(chen.memberId, '老朋友');
  // WeChat knows it before we do.
  await teahouse.sql('delete from member_identities where member_id = $1 and appid <> $2', [
    lin.memberId,
    account.officialAppid,
  ]);
  await teahouse.sandbox.control('unfollow', { person: lin.person, appid: account.officialAppid });

  expect(await publish()).toMatchObject({ menuVariants: [{ hasUnpublishedChanges: false }] });

  expect(await onPhoneOf(chen.person)).toBe('朋友');
});

it('is taken away from WeChat with the next publication, and its tag with it', async () => {
  await givenMenu();
  const friend = await givenFollower();
  await tag(friend.memberId, '老朋友');
  const { id } = await saved('老朋友', '朋友');
  await publish();
  await remove(id);
  await remove(id);
  expect(await list()).toMatchObject([{ isRemoved: true, hasUnpublishedChanges: true }]);
  expect(await onPhoneOf(friend.person)).toBe('朋友');

  expect(await publish()).toEqual({ menuVariants: [] });

  expect(await onPhoneOf(friend.person)).toBe('大家');
  await tag(friend.memberId, '老朋友', false);
  await saved('老朋友', '又来');
  await publish();
  expect(await onPhoneOf(friend.person)).toBe('大家');
});

it('goes at once when WeChat never had it', async () => {
  const { id } = await saved('老朋友', '朋友');

  await remove(id);

  expect(await list()).toEqual([]);
});

it('goes with the menu for everybody, and comes back with it', async () => {
  await givenMenu();
  const friend = await givenFollower();
  await tag(friend.memberId, '老朋友');
  await saved('老朋友', '朋友');
  await publish();
  await send('mutation { updateCustomMenu(input: { entries: [] }) { __typename } publishCustomMenu { __typename } }');
  expect(await list()).toMatchObject([{ publishedAt: null, hasUnpublishedChanges: true }]);

  await givenMenu();
  await publish();

  expect(await onPhoneOf(friend.person)).toBe('朋友');
});

describe('refusals', () => {
  it('come for a second menu of a tag, a tag that is none, an empty menu and a stale edit', async () => {
    const { id } = await saved('老朋友', '朋友');
    const entries = [home('朋友')];

    expect(await save({ tag: ' 老朋友 ', entries })).toMatchObject({ code: 'MENU_TAG_NOT_USABLE' });
    expect(await save({ tag: 'a,b', entries })).toMatchObject({ code: 'MENU_TAG_NOT_USABLE' });
    expect(await save({ entries })).toMatchObject({ code: 'MENU_TAG_NOT_USABLE' });
    expect(await save({ tag: '新', entries: [] })).toMatchObject({ code: 'MENU_ENTRY_INCOMPLETE' });
    expect(await save({ tag: '新', entries: [home('今晚的夜话呀')] })).toMatchObject({
      code: 'MENU_NAME_LENGTH_OUT_OF_RANGE',
      path: 'entries[0]',
    });
    await save({ id, version: 1, entries });
    expect(await save({ id, version: 1, entries })).toMatchObject({ code: 'CUSTOM_MENU_CONFLICT' });
  });

  it('come without a menu for everybody, and nothing is lost', async () => {
    await saved('老朋友', '朋友');
    expect(await publish()).toMatchObject({ code: 'MENU_FOR_EVERYBODY_MISSING' });

    await givenMenu();

    expect(await publish()).toMatchObject({ menuVariants: [{ hasUnpublishedChanges: false }] });
  });

  it('come to all but one of those who publish at once', async () => {
    await givenMenu();
    await saved('老朋友', '朋友');

    const outcomes = await Promise.all([publish(), publish(), publish()]);

    const done = outcomes.filter(({ code }) => code === undefined);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(outcomes.filter(({ code }) => code !== undefined).map(({ code }) => code)).toEqual(
      Array.from({ length: 3 - done.length }, () => 'CUSTOM_MENU_PUBLISH_IN_PROGRESS'),
    );
  });

  it('come for a member who does not follow, and for what belongs to others', async () => {
    const { id } = await saved('老朋友', '朋友');
    const buyer = await Buyer.inMiniProgram(teahouse, account);
    const { memberId } = await buyer.status();

    expect(await send(Try, { memberId })).toEqual({ tryCustomMenu: { code: 'MEMBER_FOLLOWS_NOT' } });
    owner = await teahouse.given.staff(await teahouse.given.account());
    expect(await list()).toEqual([]);
    expect(await errorOf(remove(id))).toBe('NOT_FOUND');
    expect(await errorOf(remove(newId()))).toBe('NOT_FOUND');
    expect(await errorOf(save({ id, entries: [home('朋友')] }))).toBe('NOT_FOUND');
  });
});
