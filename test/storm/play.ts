import { ClientError } from 'graphql-request';
import { Buyer, type OpenSheet } from '../support/buyer.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import type { History, ReaderPlan } from './history.ts';
import type { Journal } from './journal.ts';
import type { Stack } from './stack/stack.ts';

/** An account that sells, on both sides. */
export interface Shop {
  readonly account: GivenAccount;
  readonly tiers: readonly GivenTier[];
  /** sold one by one */
  readonly articleIds: readonly string[];
  readonly seriesId: string;
  /** of offers that make a membership cheaper */
  readonly offerCodes: readonly string[];
  /** of an offer that lets it be tried */
  readonly trialCode: string;
  /** a session of its owner's */
  readonly ownerToken: string;
}

export interface PlacedOrder {
  readonly id: string;
  readonly reader: Reader;
}

export interface Sheet extends OpenSheet {
  readonly reader: Reader;
  readonly orderId: string;
  isOpen: boolean;
}

/** A person in one client of one shop. */
export interface Reader {
  readonly plan: ReaderPlan;
  readonly person: string;
  readonly shop: Shop;
  buyer: Buyer | null;
}

const LOG_IN_TRIES = 5;

/** One history on its way: who takes part, and what they hold in their hands. */
export class Play {
  readonly stack: Stack;
  readonly shops: readonly Shop[];
  readonly journal: Journal;
  readonly readers: readonly Reader[];
  readonly orders: PlacedOrder[] = [];
  readonly sheets: Sheet[] = [];
  readonly contractIds: { readonly id: string; readonly reader: Reader }[] = [];
  /** Of promoters. */
  readonly links: { readonly id: string; readonly shop: Shop }[] = [];
  /** Codes of gifts that were paid. */
  readonly giftCodes: string[] = [];

  /** @param people ids of persons that exist at WeChat; a history names them by number */
  constructor(of: {
    stack: Stack;
    shops: readonly Shop[];
    journal: Journal;
    readers: History['readers'];
    people: readonly string[];
  }) {
    this.stack = of.stack;
    this.shops = of.shops;
    this.journal = of.journal;
    this.readers = of.readers.map((plan) => ({
      plan,
      person: named(of.people, plan.person),
      shop: named(of.shops, plan.shop),
      buyer: null,
    }));
  }

  reader(index: number): Reader {
    return named(this.readers, index);
  }

  /** A sheet that waits for its PIN; the newest is number 0. */
  openSheet(index: number): Sheet | undefined {
    const open = this.sheets.filter(({ isOpen }) => isOpen);
    return open.at(-1 - (index % Math.max(1, open.length)));
  }

  /** Any sheet there was. */
  sheet(index: number): Sheet | undefined {
    return this.sheets.at(-1 - (index % Math.max(1, this.sheets.length)));
  }

  order(index: number): PlacedOrder | undefined {
    return this.orders.at(-1 - (index % Math.max(1, this.orders.length)));
  }

  giftCode(index: number): string | undefined {
    return this.giftCodes.at(-1 - (index % Math.max(1, this.giftCodes.length)));
  }

  /** The reader signed in; null when that could not be done in this weather. */
  async signedIn(reader: Reader): Promise<Buyer | null> {
    for (let attempt = 1; !reader.buyer && attempt <= LOG_IN_TRIES; attempt += 1) {
      const { client } = reader.plan;
      const { account } = reader.shop;
      const { person } = reader;
      const { teahouse } = this.stack;
      reader.buyer =
        (await this.ask(`log in, ${client}`, () =>
          client === 'MINI_PROGRAM'
            ? Buyer.inMiniProgram(teahouse, account, { person })
            : Buyer.onPage(teahouse, account, { person }),
        )) ?? null;
    }
    return reader.buyer;
  }

  /**
   * Asks Teahouse something. Undefined when no answer came; that is a finding, unless something was down meanwhile. What
   * is refused in words throws nothing and is no finding.
   */
  async ask<T>(what: string, question: () => Promise<T>): Promise<T | undefined> {
    await this.stack.serving();
    const startedAt = Date.now();
    try {
      const answer = await this.stack.asked(question);
      this.stack.heard(what, answer);
      return answer;
    } catch (error) {
      this.stack.heard(what, error);
      const complaint = complaintIn(error);
      if (complaint && !this.stack.wasDisturbedSince(startedAt)) {
        this.journal.complain(`${what}: ${complaint}`);
      }
      return undefined;
    }
  }

  /** What the phone shows or refuses; a refusal is nobody's fault. */
  async onPhone<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      if (error instanceof TypeError) throw error; // the sandbox itself is gone
      return undefined;
    }
  }
}

/** What is wrong with Teahouse when this is thrown; null for what a refusal in words makes the tools throw. */
function complaintIn(error: unknown): string | null {
  if (error instanceof ClientError) {
    const codes = error.response.errors?.map(({ extensions }) => String(extensions?.code)) ?? [];
    return `HTTP ${error.response.status} ${codes.join(', ')}`;
  }
  if (error instanceof TypeError) return `no answer (${String(error.cause ?? error.message)})`;
  return null;
}

function named<T>(all: readonly T[], index: number): T {
  const found = all[index % all.length];
  if (found === undefined) throw new Error('nobody is there');
  return found;
}
