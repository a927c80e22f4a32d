import { Field, ID, InputType } from 'type-graphql';
import { ApiError } from '../shared/errors/api-error.ts';
import { shanghaiDay } from '../shared/time/shanghai.ts';
import { LedgerKind } from './ledger-transaction.entity.ts';
import { OrderStatus } from './order.entity.ts';
import { OrderKind, Rail } from './rail.ts';

@InputType({ description: 'Which events of the books.' })
export class LedgerFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'That moved this account, for example income:membership:tea; with a colon at its end, any account below it: income: is all income.',
  })
  ledgerAccount?: string | null;

  @Field(() => LedgerKind, { nullable: true, description: 'Of this kind.' })
  kind?: LedgerKind | null;

  @Field(() => Rail, { nullable: true, description: 'Of a payment over this rail.' })
  rail?: Rail | null;

  @Field(() => ID, { nullable: true, description: 'Of this order.' })
  orderId?: string | null;

  @Field(() => String, { nullable: true, description: 'From this day on, YYYY-MM-DD in Asia/Shanghai.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to this day, included.' })
  to?: string | null;
}

@InputType({ description: 'Which orders.' })
export class OrderFilter {
  @Field(() => OrderStatus, { nullable: true, description: 'That stand so.' })
  status?: OrderStatus | null;

  @Field(() => OrderKind, { nullable: true, description: 'That buy this kind of thing.' })
  kind?: OrderKind | null;

  @Field(() => ID, { nullable: true, description: 'Of this member.' })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Placed from this day on, YYYY-MM-DD in Asia/Shanghai.' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Placed up to this day, included.' })
  to?: string | null;
}

/** The instants between which days lie. @throws ApiError BAD_INPUT for what is no calendar day */
export function rangeOf(from?: string | null, to?: string | null): { from?: string; to?: string } {
  try {
    return {
      ...(from && { from: shanghaiDay(from).start.toISOString() }),
      ...(to && { to: shanghaiDay(to).end.toISOString() }),
    };
  } catch {
    throw new ApiError('BAD_INPUT', {
      'zh-CN': '日期须形如 2026-03-01',
      en: 'A day is written like 2026-03-01',
    });
  }
}
