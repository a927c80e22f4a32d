import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { Rejection } from '../shared/errors/rejection.ts';
import type { UserError } from '../shared/errors/user-error.ts';
import type { MenuActionInput, PrimaryMenuEntryInput, SecondaryMenuEntryInput } from './custom-menu.payloads.ts';
import { checkedEntries } from './custom-menu.rules.ts';
import { MenuActionKind, MenuClient } from './menu-entry.ts';

const home: MenuActionInput = { kind: MenuActionKind.HOME };
const entry = (change: Partial<PrimaryMenuEntryInput> = {}): PrimaryMenuEntryInput => ({
  name: '首页',
  action: home,
  ...change,
});
const secondary = (change: Partial<SecondaryMenuEntryInput> = {}): SecondaryMenuEntryInput => ({
  name: '关于我们',
  action: home,
  ...change,
});
const list = (...entries: SecondaryMenuEntryInput[]): PrimaryMenuEntryInput => ({ name: '更多', entries });

const check = (...inputs: PrimaryMenuEntryInput[]) => checkedEntries(inputs, { hasMiniProgram: true });

/** What the menu is refused with; undefined when it is accepted. */
function refusalOf(inputs: PrimaryMenuEntryInput[], { hasMiniProgram = true } = {}): UserError | undefined {
  try {
    checkedEntries(inputs, { hasMiniProgram });
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
  return undefined;
}

it('keeps keys, trims names and makes a key where there is none', () => {
  const [first, second] = check(entry({ key: 'today', name: ' 今日 ' }), list(secondary({ key: 'about' })));

  expect(first).toEqual({
    key: 'today',
    name: '今日',
    action: { kind: MenuActionKind.HOME, opensIn: MenuClient.MINI_PROGRAM },
  });
  expect(second?.key).toMatch(/^[A-Za-z0-9_-]{8}$/);
  expect(second).toMatchObject({ name: '更多', entries: [{ key: 'about', name: '关于我们' }] });
});

it('opens pages in the Mini Program where there is one, else on the web, and where it is told', () => {
  const opensIn = (action: MenuActionInput, hasMiniProgram: boolean) => {
    const [first] = checkedEntries([entry({ action })], { hasMiniProgram });
    return first && 'action' in first && 'opensIn' in first.action ? first.action.opensIn : undefined;
  };

  expect([opensIn(home, true), opensIn(home, false), opensIn({ ...home, opensIn: MenuClient.H5 }, true)]).toEqual([
    'MINI_PROGRAM',
    'H5',
    'H5',
  ]);
});

it('takes an empty menu: publishing it removes the buttons', () => {
  expect(check()).toEqual([]);
});

describe('counts', () => {
  it('takes 3 primary entries with 5 secondary ones each, and not one more', () => {
    const five = Array.from({ length: 5 }, () => secondary());

    expect(refusalOf([list(...five), list(...five), list(...five)])).toBeUndefined();
    expect(refusalOf([entry(), entry(), entry(), entry()])).toMatchObject({
      code: 'TOO_MANY_MENU_ENTRIES',
      path: 'entries',
      maxEntries: 3,
    });
    const refusal = refusalOf([entry(), list(...five, secondary())]);
    expect(refusal).toMatchObject({ code: 'TOO_MANY_MENU_ENTRIES', path: 'entries[1].entries', maxEntries: 5 });
    expect(refusal?.textIn('zh-CN')).toBe('「更多」下面最多 5 个子菜单，请删去几个');
    expect(refusal?.textIn('en')).toBe('“更多” takes at most 5 secondary entries; remove some');
  });
});

describe('lengths in bytes of UTF-8', () => {
  it.each([
    ['primary, 16 letters', [entry({ name: 'a'.repeat(16) })], undefined],
    ['primary, 17 letters', [entry({ name: 'a'.repeat(17) })], 17],
    ['primary, 5 Chinese characters', [entry({ name: '茶馆夜话集' })], undefined],
    ['primary, 6 Chinese characters', [entry({ name: '茶馆夜话集锦' })], 18],
    ['primary, 4 teacups', [entry({ name: '🍵🍵🍵🍵' })], undefined],
    ['primary, nothing', [entry({ name: '  ' })], 0],
    ['secondary, 20 Chinese characters', [list(secondary({ name: '茶'.repeat(20) }))], undefined],
    ['secondary, 21 Chinese characters', [list(secondary({ name: '茶'.repeat(21) }))], 63],
  ])('%s', (_, inputs, givenBytes) => {
    const refusal = refusalOf(inputs);

    if (givenBytes === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toMatchObject({ code: 'MENU_NAME_LENGTH_OUT_OF_RANGE', givenBytes });
  });

  it('says which entry, and what to do, in both languages', () => {
    const refusal = refusalOf([entry(), list(secondary(), secondary({ name: '' }))]);

    expect(refusal).toMatchObject({ path: 'entries[1].entries[1]', maxBytes: 60 });
    expect(refusal?.textIn('zh-CN')).toBe(
      '「更多 › 第 2 项」：名称要有 1 到 20 个汉字（最多 60 个英文字母），请改短或补上',
    );
    expect(refusal?.textIn('en')).toBe(
      '“更多 › entry 2”: its name takes 1 to 60 letters (20 Chinese characters); shorten it or fill it in',
    );
  });

  it('takes an address of 1024 bytes and none of 1025', () => {
    const url = (length: number) => `https://a.example/${'x'.repeat(length - 18)}`;
    const withUrl = (text: string) => refusalOf([entry({ action: { kind: MenuActionKind.URL, url: text } })]);

    expect(withUrl(url(1024))).toBeUndefined();
    expect(withUrl(url(1025))).toMatchObject({ code: 'MENU_URL_NOT_USABLE', path: 'entries[0]' });
  });
});

it.each(['ftp://a.example/', 'javascript:alert(1)', 'a.example', 'https://', 'http:///a', '//a.example/'])(
  'refuses the address %s',
  (url) => {
    expect(refusalOf([entry({ action: { kind: MenuActionKind.URL, url } })])).toMatchObject({
      code: 'MENU_URL_NOT_USABLE',
    });
  },
);

it.each([
  [[entry({ action: { kind: MenuActionKind.ARTICLE } })], 'articleId'],
  [[entry({ action: { kind: MenuActionKind.SERIES } })], 'seriesId'],
  [[entry({ action: { kind: MenuActionKind.URL } })], 'url'],
  [[entry({ action: null })], 'action'],
  [[entry({ action: null, entries: [] })], 'action'],
  [[entry({ action: home, entries: [secondary()] })], 'action'],
])('refuses what is incomplete or both: %j', (inputs, field) => {
  expect(refusalOf(inputs)).toMatchObject({ code: 'MENU_ENTRY_INCOMPLETE', path: 'entries[0]', field });
});

it.each(['with space', '茶', 'k'.repeat(33), 'a/b'])('refuses the key "%s"', (key) => {
  expect(refusalOf([entry({ key })])).toMatchObject({ code: 'MENU_KEY_NOT_USABLE', path: 'entries[0]' });
});

it('refuses a key that is used twice, on whichever level', () => {
  expect(refusalOf([entry({ key: 'k' }), list(secondary({ key: 'k' }))])).toMatchObject({
    code: 'MENU_KEY_NOT_USABLE',
    path: 'entries[1].entries[0]',
  });
});

it('refuses the Mini Program to an account that has none', () => {
  const action = { ...home, opensIn: MenuClient.MINI_PROGRAM };

  expect(refusalOf([entry({ action })], { hasMiniProgram: false })).toMatchObject({ code: 'MENU_NEEDS_MINI_PROGRAM' });
});
