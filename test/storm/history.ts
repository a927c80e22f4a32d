import fc from 'fast-check';
import { commandNamed, commands } from './commands/registry.ts';
import type { Play } from './play.ts';

/** One step of a history, as data: the command's name and its parameters. */
export type Call = { readonly do: string } & Readonly<Record<string, number | string>>;

/** A reader: a person of the history, on one of the shops, in one of the clients that sell. */
export interface ReaderPlan {
  readonly person: number;
  readonly shop: number;
  readonly client: 'MINI_PROGRAM' | 'OFFICIAL_ACCOUNT_H5';
}

/** What happens to a few readers, from the first order to the last push. Plain data, so that it can be kept. */
export interface History {
  readonly readers: readonly ReaderPlan[];
  readonly calls: readonly Call[];
}

const reader: fc.Arbitrary<ReaderPlan> = fc.record({
  person: fc.nat(1),
  shop: fc.nat(1),
  client: fc.constantFrom('MINI_PROGRAM', 'OFFICIAL_ACCOUNT_H5'),
});

/** Shrinks to fewer readers, fewer calls and smaller numbers. */
export const history: fc.Arbitrary<History> = fc.record({
  readers: fc.array(reader, { minLength: 1, maxLength: 3, size: 'max' }),
  calls: fc.array(fc.oneof(...commands.map(({ weight, call }) => ({ weight, arbitrary: call }))), {
    minLength: 4,
    maxLength: 16,
    size: 'max',
  }),
});

/** Plays the calls one after the other; what is missing for one is left out. */
export async function perform(play: Play, calls: History['calls']): Promise<void> {
  for (const call of calls) {
    await play.stack.serving();
    await commandNamed(call.do).run(play, call);
  }
}
