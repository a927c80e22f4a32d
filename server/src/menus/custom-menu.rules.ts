import { randomBytes } from 'node:crypto';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Localized } from '../shared/locale/locale.ts';
import type { MenuActionInput, PrimaryMenuEntryInput, SecondaryMenuEntryInput } from './custom-menu.payloads.ts';
import {
  type EntryPlace,
  MenuEntryIncomplete,
  MenuKeyNotUsable,
  MenuNameLengthOutOfRange,
  MenuNeedsMiniProgram,
  MenuUrlNotUsable,
  TooManyMenuEntries,
} from './custom-menu.refusals.ts';
import {
  type MenuAction,
  MenuActionKind,
  MenuClient,
  type PrimaryMenuEntry,
  type SecondaryMenuEntry,
} from './menu-entry.ts';

/** WeChat's limits. @see WeChat Official Account, "Create Custom Menu" */
export const menuLimits = {
  primaryEntries: 3,
  secondaryEntries: 5,
  primaryNameBytes: 16,
  secondaryNameBytes: 60,
  urlBytes: 1024,
  domains: 3,
} as const;

/** Ours; WeChat would take 128 bytes, and a key travels in addresses. */
const keyPattern = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * Turns what a client sent into entries that keep WeChat's rules, and gives a key to those without.
 * @param hasMiniProgram whether entries may open in the account's Mini Program; it is where they open unless told otherwise
 * @throws Rejection with the first thing to mend, in the order of the menu
 */
export function checkedEntries(
  inputs: readonly PrimaryMenuEntryInput[],
  { hasMiniProgram }: { hasMiniProgram: boolean },
): PrimaryMenuEntry[] {
  return new MenuChecker(hasMiniProgram).check(inputs);
}

/** Where an entry stands, for messages; an entry without a name is called by its number. */
export function placeOf(path: string, index: number, name: string, primary?: EntryPlace): EntryPlace {
  const own: Localized = name.trim()
    ? { 'zh-CN': name, en: name }
    : { 'zh-CN': `第 ${index + 1} 项`, en: `entry ${index + 1}` };
  if (!primary) return { path, name: own };
  return {
    path,
    name: { 'zh-CN': `${primary.name['zh-CN']} › ${own['zh-CN']}`, en: `${primary.name.en} › ${own.en}` },
  };
}

class MenuChecker {
  readonly #hasMiniProgram: boolean;
  readonly #keys = new Set<string>();

  constructor(hasMiniProgram: boolean) {
    this.#hasMiniProgram = hasMiniProgram;
  }

  check(inputs: readonly PrimaryMenuEntryInput[]): PrimaryMenuEntry[] {
    const max = menuLimits.primaryEntries;
    if (inputs.length > max) throw new Rejection(new TooManyMenuEntries('entries', max));
    return inputs.map((input, index) => {
      const place = placeOf(`entries[${index}]`, index, input.name);
      return this.#primary(input, place);
    });
  }

  #primary(input: PrimaryMenuEntryInput, place: EntryPlace): PrimaryMenuEntry {
    const key = this.#key(input.key, place);
    const name = checkName(input.name, menuLimits.primaryNameBytes, place);
    const secondaries = input.entries ?? [];
    if (input.action && secondaries.length > 0) throw new Rejection(new MenuEntryIncomplete(place, 'action', onlyOne));
    if (input.action) return { key, name, action: this.#action(input.action, place) };
    if (secondaries.length === 0) throw new Rejection(new MenuEntryIncomplete(place, 'action', atLeastOne));
    const max = menuLimits.secondaryEntries;
    const path = `${place.path}.entries`;
    if (secondaries.length > max) throw new Rejection(new TooManyMenuEntries(path, max, place.name['zh-CN']));
    return {
      key,
      name,
      entries: secondaries.map((secondary, index) =>
        this.#secondary(secondary, placeOf(`${path}[${index}]`, index, secondary.name, place)),
      ),
    };
  }

  #secondary(input: SecondaryMenuEntryInput, place: EntryPlace): SecondaryMenuEntry {
    const key = this.#key(input.key, place);
    const name = checkName(input.name, menuLimits.secondaryNameBytes, place);
    return { key, name, action: this.#action(input.action, place) };
  }

  #key(given: string | null | undefined, place: EntryPlace): string {
    const key = given || randomBytes(6).toString('base64url');
    if (!keyPattern.test(key) || this.#keys.has(key)) throw new Rejection(new MenuKeyNotUsable(place, key));
    this.#keys.add(key);
    return key;
  }

  #action(input: MenuActionInput, place: EntryPlace): MenuAction {
    switch (input.kind) {
      case MenuActionKind.ARTICLE:
        return {
          kind: input.kind,
          articleId: required(input, 'articleId', place),
          opensIn: this.#client(input, place),
        };
      case MenuActionKind.SERIES:
        return { kind: input.kind, seriesId: required(input, 'seriesId', place), opensIn: this.#client(input, place) };
      case MenuActionKind.MEMBERSHIP:
      case MenuActionKind.HOME:
        return { kind: input.kind, opensIn: this.#client(input, place) };
      case MenuActionKind.URL:
        return { kind: input.kind, url: checkUrl(required(input, 'url', place), place) };
      case MenuActionKind.CLICK:
        return { kind: input.kind };
    }
  }

  #client(input: MenuActionInput, place: EntryPlace): MenuClient {
    const client = input.opensIn ?? (this.#hasMiniProgram ? MenuClient.MINI_PROGRAM : MenuClient.H5);
    if (client === MenuClient.MINI_PROGRAM && !this.#hasMiniProgram)
      throw new Rejection(new MenuNeedsMiniProgram(place));
    return client;
  }
}

function checkName(given: string, maxBytes: number, place: EntryPlace): string {
  const name = given.trim();
  const bytes = Buffer.byteLength(name, 'utf8');
  if (bytes < 1 || bytes > maxBytes) throw new Rejection(new MenuNameLengthOutOfRange(place, maxBytes, bytes));
  return name;
}

function checkUrl(given: string, place: EntryPlace): string {
  const url = given.trim();
  const isWebAddress = URL.canParse(url) && /^https?:\/\/[^/]/.test(url);
  if (!isWebAddress || Buffer.byteLength(url, 'utf8') > menuLimits.urlBytes)
    throw new Rejection(new MenuUrlNotUsable(place));
  return url;
}

function required(input: MenuActionInput, field: 'articleId' | 'seriesId' | 'url', place: EntryPlace): string {
  const value = input[field];
  if (!value) throw new Rejection(new MenuEntryIncomplete(place, field, missing[field]));
  return value;
}

const missing: Readonly<Record<'articleId' | 'seriesId' | 'url', Localized>> = {
  articleId: { 'zh-CN': '请选择要打开的文章', en: 'choose the article it opens' },
  seriesId: { 'zh-CN': '请选择要打开的专栏', en: 'choose the series it opens' },
  url: { 'zh-CN': '请填写要打开的网址', en: 'fill in the address it opens' },
};
const onlyOne: Localized = {
  'zh-CN': '有子菜单的一级菜单不能再有自己的动作，请二选一',
  en: 'an entry with secondary entries cannot act itself; keep one of the two',
};
const atLeastOne: Localized = {
  'zh-CN': '请为它选择点击后的动作，或添加子菜单',
  en: 'choose what it does when tapped, or add secondary entries',
};
