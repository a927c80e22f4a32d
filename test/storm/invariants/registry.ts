import { answers } from './answers.ts';
import { billsMatch } from './bills-match.ts';
import { booksBalance } from './books-balance.ts';
import { contractsAgree } from './contracts-agree.ts';
import { deliveredAtWeChat } from './delivered-at-wechat.ts';
import { endsHaveACause } from './ends-have-a-cause.ts';
import { entitlementsArePaid } from './entitlements-are-paid.ts';
import { exceptionsHaveACause } from './exceptions-have-a-cause.ts';
import type { Invariant } from './invariant.ts';
import { merchantMoney } from './merchant-money.ts';
import { moneyGoesBackOnce } from './money-goes-back-once.ts';
import { nothingHangs } from './nothing-hangs.ts';
import { paidIsFulfilled } from './paid-is-fulfilled.ts';
import { paymentsAreBooked } from './payments-are-booked.ts';
import { payoutsMatch } from './payouts-match.ts';
import { promisesAreKept } from './promises-are-kept.ts';
import { refundsMatch } from './refunds-match.ts';

export const invariants: readonly Invariant[] = [
  booksBalance,
  merchantMoney,
  paidIsFulfilled,
  entitlementsArePaid,
  exceptionsHaveACause,
  refundsMatch,
  paymentsAreBooked,
  moneyGoesBackOnce,
  billsMatch,
  endsHaveACause,
  contractsAgree,
  payoutsMatch,
  nothingHangs,
  promisesAreKept,
  deliveredAtWeChat,
  answers,
];
