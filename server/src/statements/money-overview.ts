import type { Pool } from 'pg';
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { Rail } from '../payments/rail.ts';
import type { Locale } from '../shared/locale/locale.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';
import { shanghaiDate, shanghaiDay } from '../shared/time/shanghai.ts';
import { accountName } from './account-names.ts';
import type { TierNames } from './tier-names.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

@ObjectType({ simpleResolvers: true, description: 'What one account of the books did.' })
export class MoneyShare {
  @Field(() => String, { description: 'The ledger account: filter ledgerTransactions by it for its entries.' })
  readonly ledgerAccount!: string;

  @Field(() => String, { description: 'The account in words.' })
  readonly name!: string;

  @Field(() => FenScalar, { description: 'Net, for the creator: income positive, refunds and fees taken off.' })
  readonly amountFen!: Fen;
}

@ObjectType({ simpleResolvers: true, description: 'What came over one rail.' })
export class MoneyOfRail {
  @Field(() => Rail, { description: 'The rail: filter ledgerTransactions by it for its entries.' })
  readonly rail!: Rail;

  @Field(() => FenScalar, { description: 'Income, refunds taken off.' })
  readonly amountFen!: Fen;
}

@ObjectType({ simpleResolvers: true, description: 'One day of the account.' })
export class MoneyDay {
  @Field(() => String, { description: 'YYYY-MM-DD in Asia/Shanghai.' })
  readonly on!: string;

  @Field(() => FenScalar, { description: 'Income, refunds not taken off.' })
  readonly incomeFen!: Fen;

  @Field(() => FenScalar, { description: 'What was given back.' })
  readonly refundFen!: Fen;

  @Field(() => FenScalar, { description: 'What WeChat kept, as far as its bills have come.' })
  readonly feeFen!: Fen;
}

@ObjectType({ simpleResolvers: true, description: 'How the money stands, from the ledger.' })
export class MoneyOverview {
  @Field(() => FenScalar, { description: 'Income of today, refunds taken off.' })
  readonly todayFen!: Fen;

  @Field(() => FenScalar, { description: 'Income of this month, refunds taken off.' })
  readonly monthFen!: Fen;

  @Field(() => FenScalar, { description: 'What WeChat holds for you now, over both rails.' })
  readonly balanceFen!: Fen;

  @Field(() => Int, { description: 'Payment exceptions that wait; normally 0.' })
  readonly openExceptionCount!: number;

  @Field(() => [MoneyShare], { description: 'Income of this month by what was sold, the most first.' })
  readonly byIncome!: MoneyShare[];

  @Field(() => [MoneyOfRail], {
    description:
      'Income of this month by the rail it was paid over, the most first. Commission of shops comes over none of them.',
  })
  readonly byRailThisMonth!: MoneyOfRail[];

  @Field(() => [MoneyShare], { description: 'What WeChat holds, by merchant and rail.' })
  readonly byRail!: MoneyShare[];

  @Field(() => [MoneyDay], { description: `The last ${DAYS} days, the oldest first; every day stands here.` })
  readonly days!: MoneyDay[];
}

const monthOf = {
  name: 'money-of-month',
  text: `
    select e.ledger_account, -sum(e.amount_fen) as fen, -coalesce(sum(e.amount_fen) filter (where t.occurred_at >= $3), 0) as today
      from ledger_transactions t join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
     where t.account_id = $1 and t.occurred_at >= $2 and e.ledger_account like 'income:%'
     group by 1 order by 2 desc, 1`,
};
const railsOfMonth = {
  name: 'money-of-month-by-rail',
  text: `
    select p.rail, -sum(e.amount_fen) as fen
      from ledger_transactions t
      join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
      join payments p on p.account_id = t.account_id and p.id = t.payment_id
     where t.account_id = $1 and t.occurred_at >= $2 and e.ledger_account like 'income:%'
     group by 1 order by 2 desc, 1`,
};
const assets = {
  name: 'money-at-wechat',
  text: `
    select ledger_account, sum(amount_fen) as fen from ledger_entries
     where account_id = $1 and ledger_account like 'assets:wechat:%' group by 1 order by 1`,
};
const daily = {
  name: 'money-by-day',
  text: `
    select to_char(t.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on_day,
           coalesce(-sum(e.amount_fen) filter (where e.ledger_account like 'income:%' and e.amount_fen < 0), 0) as income,
           coalesce(sum(e.amount_fen) filter (where e.ledger_account like 'income:%' and e.amount_fen > 0), 0) as refund,
           coalesce(sum(e.amount_fen) filter (where e.ledger_account like 'expenses:fees:%'), 0) as fee
      from ledger_transactions t join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
     where t.account_id = $1 and t.occurred_at >= $2 group by 1`,
};
const waiting = {
  name: 'exceptions-that-wait',
  text: 'select count(*)::int as count from payment_exceptions where account_id = $1 and resolved_at is null',
};

/** Sums for the first look at the money; every one of them leads to its entries. */
export class MoneyReads {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  async overview(
    accountId: string,
    { now, locale, tiers }: { now: Date; locale: Locale; tiers: TierNames },
  ): Promise<MoneyOverview> {
    const today = shanghaiDate(now);
    const month = shanghaiDay(`${today.slice(0, 8)}01`).start;
    const days = Array.from({ length: DAYS }, (_, n) =>
      shanghaiDate(new Date(now.getTime() - (DAYS - 1 - n) * DAY_MS)),
    );
    type Sum = { ledger_account: string; fen: string; today: string };
    type Day = { on_day: string; income: string; refund: string; fee: string };
    const [income, ofRails, held, byDay, exceptions] = await Promise.all([
      this.#pool.query<Sum>({ ...monthOf, values: [accountId, month, shanghaiDay(today).start] }),
      this.#pool.query<{ rail: Rail; fen: string }>({ ...railsOfMonth, values: [accountId, month] }),
      this.#pool.query<Sum>({ ...assets, values: [accountId] }),
      this.#pool.query<Day>({ ...daily, values: [accountId, shanghaiDay(days[0]!).start] }),
      this.#pool.query<{ count: number }>({ ...waiting, values: [accountId] }),
    ]);
    const shareOf = ({ ledger_account: ledgerAccount, fen: amount }: Sum): MoneyShare => ({
      ledgerAccount,
      name: accountName(ledgerAccount, tiers)[locale],
      amountFen: fen(Number(amount)),
    });
    const total = (rows: readonly { readonly amountFen: Fen }[]) =>
      fen(rows.reduce((sum, row) => sum + row.amountFen, 0));
    const [byIncome, byRail] = [income.rows.map(shareOf), held.rows.map(shareOf)];
    const known = new Map(byDay.rows.map((row) => [row.on_day, row]));
    return {
      todayFen: fen(income.rows.reduce((sum, row) => sum + Number(row.today), 0)),
      monthFen: total(byIncome),
      balanceFen: total(byRail),
      openExceptionCount: exceptions.rows[0]?.count ?? 0,
      byIncome,
      byRailThisMonth: ofRails.rows.map(({ rail, fen: amount }) => ({ rail, amountFen: fen(Number(amount)) })),
      byRail,
      days: days.map((on) => {
        const row = known.get(on);
        return {
          on,
          incomeFen: fen(Number(row?.income ?? 0)),
          refundFen: fen(Number(row?.refund ?? 0)),
          feeFen: fen(Number(row?.fee ?? 0)),
        };
      }),
    };
  }
}

@Resolver()
export class MoneyOverviewResolver {
  @Query(() => MoneyOverview, { description: `${staffMay('readBooks')}: how the money stands, from the ledger.` })
  async moneyOverview(@Ctx() { viewer, moneyReads, now, locale, loaders }: Context): Promise<MoneyOverview> {
    permit(viewer, 'readBooks');
    return moneyReads.overview(viewer.accountId, { now, locale, tiers: await loaders.tierNames() });
  }
}
