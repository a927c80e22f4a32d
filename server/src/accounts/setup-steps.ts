import type { Pool } from 'pg';
import { Ctx, Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import type { Context } from '../context.ts';
import { permit, staffMay } from './permissions.ts';

export enum SetupStepKind {
  ACCOUNT = 'ACCOUNT',
  OFFICIAL_ACCOUNT = 'OFFICIAL_ACCOUNT',
  CALLBACK = 'CALLBACK',
  MINI_PROGRAM = 'MINI_PROGRAM',
  XPAY = 'XPAY',
  WECHAT_PAY = 'WECHAT_PAY',
  MONEY_RULES = 'MONEY_RULES',
  TIER = 'TIER',
  ARTICLE = 'ARTICLE',
  MENU = 'MENU',
  TEST_PURCHASE = 'TEST_PURCHASE',
}
registerEnumType(SetupStepKind, {
  name: 'SetupStepKind',
  description: 'What it takes until readers can pay, in the order it is best done.',
  valuesConfig: {
    ACCOUNT: { description: 'Description and logo are there.' },
    OFFICIAL_ACCOUNT: { description: 'WeChat takes the Official Account’s secret.' },
    CALLBACK: { description: 'Something WeChat sent has reached us.' },
    MINI_PROGRAM: { description: 'WeChat takes the Mini Program’s secret.' },
    XPAY: { description: 'Virtual Payment takes our signature, or was paid with.' },
    WECHAT_PAY: { description: 'WeChat Pay takes our signature, or was paid with.' },
    MONEY_RULES: { description: 'The rules of refunds, tips and renewals were looked at and saved.' },
    TIER: { description: 'A tier is on sale at a price.' },
    ARTICLE: { description: 'An article is published.' },
    MENU: { description: 'WeChat took a menu.' },
    TEST_PURCHASE: { description: 'An order was paid.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'One step until readers can pay, done or not: read from the data itself.',
})
export class SetupStep {
  @Field(() => SetupStepKind, { description: 'Which step.' })
  readonly kind!: SetupStepKind;

  @Field(() => Boolean, { description: 'Whether it is done.' })
  readonly isDone!: boolean;
}

const statement = {
  name: 'setup-steps',
  text: `
    with passed as (select kind from connection_checks where account_id = $1 and is_passed),
    paid as (select distinct rail from payments where account_id = $1 and status = 'PAID')
    select a.description <> '' and a.logo_url is not null as "ACCOUNT",
           'OFFICIAL_ACCOUNT_SECRET' in (table passed)
             or exists (select from access_tokens t where t.appid = a.official_account_appid) as "OFFICIAL_ACCOUNT",
           'OFFICIAL_ACCOUNT_CALLBACK' in (table passed)
             or exists (select from inbox_messages i where i.account_id = a.id and i.source = 'OFFICIAL_ACCOUNT') as "CALLBACK",
           'MINI_PROGRAM_SECRET' in (table passed)
             or exists (select from access_tokens t where t.appid = a.mini_program_appid) as "MINI_PROGRAM",
           'XPAY' in (table passed) or 'XPAY' in (table paid) as "XPAY",
           'WECHAT_PAY' in (table passed) or 'WECHAT_PAY' in (table paid) as "WECHAT_PAY",
           exists (select from money_settings m where m.account_id = a.id and m.version > 1) as "MONEY_RULES",
           exists (select from tiers t join tier_prices p on p.account_id = t.account_id and p.tier_id = t.id
             where t.account_id = a.id and t.archived_at is null and p.withdrawn_at is null) as "TIER",
           exists (select from articles r where r.account_id = a.id and r.status = 'PUBLISHED') as "ARTICLE",
           exists (select from custom_menu_publications c where c.account_id = a.id and c.outcome = 'PUBLISHED') as "MENU",
           exists (select from orders o where o.account_id = a.id and o.status = 'PAID') as "TEST_PURCHASE"
      from accounts a where a.id = $1`,
};

/** How far an account is set up. */
export class SetupReads {
  readonly #pool: Pool;

  constructor(deps: { pool: Pool }) {
    this.#pool = deps.pool;
  }

  async steps(accountId: string): Promise<SetupStep[]> {
    const { rows } = await this.#pool.query<Record<SetupStepKind, boolean>>({ ...statement, values: [accountId] });
    return Object.values(SetupStepKind).map((kind) => ({ kind, isDone: rows[0]?.[kind] ?? false }));
  }
}

@Resolver()
export class SetupResolver {
  @Query(() => [SetupStep], {
    description: `${staffMay('changeSettings')}: what it takes until readers can pay, and what of it is done.`,
  })
  setupSteps(@Ctx() { viewer, setupReads }: Context): Promise<SetupStep[]> {
    permit(viewer, 'changeSettings');
    return setupReads.steps(viewer.accountId);
  }
}
