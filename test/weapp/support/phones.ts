import { expect } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import type { Teahouse } from '../../support/teahouse.ts';
import {
  type LaunchRequest,
  launchMiniProgram,
  type MiniProgramHandle,
} from '../../wechat/mini-program-host/node/launch-mini-program.ts';
import { saying, tapOn, WEAPP_DIR } from './reader.ts';

const PIN = '123456';

/** One person's phone with the Mini Program open, and the hands that use it. */
export interface Phone {
  readonly reader: MiniProgramHandle;
  tap(words: string | RegExp): Promise<void>;
  /** Waits until it stands on the page. */
  reads(words: string | RegExp): Promise<void>;
  write(into: 'input' | 'textarea', words: string): Promise<void>;
  /** Waits for WeChat's sheet, and types the PIN. @returns what it asked for */
  pay(): Promise<{ amountFen: number }>;
  /** Answers WeChat's question with yes. */
  agree(): Promise<void>;
}

/** The phones of one test file. They are looked over when they are put away. */
export class Phones {
  readonly #teahouse: Teahouse;
  readonly #account: GivenAccount;
  #opened: MiniProgramHandle[] = [];

  constructor(teahouse: Teahouse, account: GivenAccount) {
    this.#teahouse = teahouse;
    this.#account = account;
  }

  /** Opens the Mini Program on a page, as a shared card does. */
  async open(person: string, path: string, options: Partial<LaunchRequest> = {}): Promise<Phone> {
    const reader = await launchMiniProgram({
      packageDir: WEAPP_DIR,
      person,
      appid: this.#account.miniAppid,
      sandboxUrl: this.#teahouse.sandbox.url,
      platform: 'android',
      entry: { path: path.replace(/^\//, ''), scene: 1007 },
      ...options,
    });
    this.#opened.push(reader);
    return phoneOf(reader);
  }

  /** @throws when something failed unheard, or a page lies deeper than Taro's templates, which breaks layouts on phones */
  putAway(): void {
    const opened = this.#opened;
    this.#opened = [];
    for (const reader of opened) {
      const [errors, tooDeep] = [reader.errors, reader.findAll('comp').length];
      reader.close();
      expect({ errors, tooDeep }).toEqual({ errors: [], tooDeep: 0 });
    }
  }
}

function phoneOf(reader: MiniProgramHandle): Phone {
  return {
    reader,
    tap: (words) => tapOn(reader, words),
    async reads(words) {
      await reader.until(() => (typeof words === 'string' ? reader.text().includes(words) : words.test(reader.text())));
    },
    async write(into, words) {
      reader.trigger(await reader.until(() => reader.find(into)), 'input', { value: words });
    },
    async pay() {
      const { amountFen } = await reader.until(() => reader.paySheet);
      await reader.enterPin(PIN);
      return { amountFen };
    },
    async agree() {
      const modal = await reader.until(() => reader.screen.modal);
      modal.answer(true);
    },
  };
}

/** Whether it stands on the page as words of its own. */
export const says = (phone: Phone, words: string | RegExp): boolean => saying(phone.reader, words) !== undefined;
