import path from 'node:path';
import type { Teahouse } from '../../support/teahouse.ts';
import {
  type LaunchRequest,
  launchMiniProgram,
  type MiniProgramHandle,
} from '../../wechat/mini-program-host/node/launch-mini-program.ts';
import type { ReadingRoom } from './reading-room.ts';

/** The Mini Program as it would be uploaded. */
export const WEAPP_DIR = path.resolve(import.meta.dirname, '../../../miniprogram/dist/weapp');

/** What a tap on the first entry of the Custom Menu opens, as WeChat opens it. */
export async function tapMenu(
  teahouse: Teahouse,
  { account }: ReadingRoom,
  person: string,
  options: Partial<LaunchRequest> = {},
): Promise<MiniProgramHandle> {
  const { action } = await teahouse.sandbox.control('tap-menu', { person, appid: account.officialAppid, index: 0 });
  if (action.type !== 'miniprogram') throw new Error(`the entry opens ${JSON.stringify(action)}`);
  return launchMiniProgram({
    packageDir: WEAPP_DIR,
    person,
    appid: action.appid,
    sandboxUrl: teahouse.sandbox.url,
    platform: 'android',
    entry: { path: action.pagepath, scene: 1035 },
    ...options,
  });
}

/** The innermost element that says exactly this. */
export function saying(reader: MiniProgramHandle, words: string | RegExp): HTMLElement | undefined {
  const matches = (element: HTMLElement): boolean => {
    const text = (element.textContent ?? '').trim();
    return typeof words === 'string' ? text === words : words.test(text);
  };
  return reader.findAll('*').findLast(matches);
}

/** Waits until it stands on the page, then taps it. */
export async function tapOn(reader: MiniProgramHandle, words: string | RegExp): Promise<void> {
  reader.tap(await reader.until(() => saying(reader, words)));
}
