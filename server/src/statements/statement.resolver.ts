import { Arg, Ctx, Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { permit, staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { accountName } from './account-names.ts';
import { type StatementRow, StatementStep } from './statement.reads.ts';
import { readRange } from './statement-range.ts';

registerEnumType(StatementStep, {
  name: 'StatementStep',
  description: 'How long one period of a statement is.',
  valuesConfig: {
    DAY: { description: 'A calendar day of Asia/Shanghai.' },
    MONTH: { description: 'A calendar month of Asia/Shanghai.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What one account of the books did in one period.' })
export class StatementLine {
  @Field(() => String, { description: 'YYYY-MM-DD or YYYY-MM, in Asia/Shanghai.' })
  readonly period: string;

  @Field(() => String, { description: 'The ledger account, for example income:membership:tea.' })
  readonly ledgerAccount: string;

  @Field(() => String, { description: 'The account in words, in the request’s language.' })
  readonly name: string;

  @Field(() => FenScalar, { description: 'Held before; debit positive, credit negative.' })
  readonly openingFen: Fen;

  @Field(() => FenScalar, { description: 'What was debited.' })
  readonly debitFen: Fen;

  @Field(() => FenScalar, { description: 'What was credited.' })
  readonly creditFen: Fen;

  @Field(() => FenScalar, { description: 'Held after: opening + debit − credit.' })
  readonly closingFen: Fen;

  constructor(row: StatementRow, name: string) {
    this.period = row.period;
    this.ledgerAccount = row.ledgerAccount;
    this.name = name;
    this.openingFen = row.openingFen;
    this.debitFen = row.debitFen;
    this.creditFen = row.creditFen;
    this.closingFen = row.closingFen;
  }
}

@Resolver()
export class StatementResolver {
  @Query(() => [StatementLine], {
    description: `${staffMay('readBooks')}: the books by account and period. As a file: GET /statements.csv, to print: GET /statements.html, with the same parameters.`,
  })
  async statement(
    @Arg('from', () => String, { description: 'First day, YYYY-MM-DD in Asia/Shanghai.' }) from: string,
    @Arg('to', () => String, { description: 'Last day, included; at most 366 days later.' }) to: string,
    @Arg('step', () => StatementStep, { description: 'By day or by month.' }) step: StatementStep,
    @Ctx() { viewer, statements, locale, loaders }: Context,
  ): Promise<StatementLine[]> {
    permit(viewer, 'readBooks');
    const rows = await statements.statement(viewer.accountId, readRange({ from, to, step }));
    const tiers = await loaders.tierNames();
    return rows.map((row) => new StatementLine(row, accountName(row.ledgerAccount, tiers)[locale]));
  }
}
