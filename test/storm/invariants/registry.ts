import { answers } from './answers.ts';
import { booksBalance } from './books-balance.ts';
import { deliveredAtWeChat } from './delivered-at-wechat.ts';
import { entitlementsArePaid } from './entitlements-are-paid.ts';
import { exceptionsHaveACause } from './exceptions-have-a-cause.ts';
import type { Invariant } from './invariant.ts';
import { merchantMoney } from './merchant-money.ts';
import { nothingHangs } from './nothing-hangs.ts';
import { paidIsFulfilled } from './paid-is-fulfilled.ts';
import { promisesAreKept } from './promises-are-kept.ts';
import { refundsMatch } from './refunds-match.ts';

export const invariants: readonly Invariant[] = [
  booksBalance,
  merchantMoney,
  paidIsFulfilled,
  entitlementsArePaid,
  exceptionsHaveACause,
  refundsMatch,
  nothingHangs,
  promisesAreKept,
  deliveredAtWeChat,
  answers,
];
