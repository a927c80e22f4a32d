import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';

@ObjectType({ simpleResolvers: true, description: 'A number of this period, beside that of the period before.' })
export class ComparedCount {
  @Field(() => Int, { description: 'Of this period, or at its end.' })
  readonly current!: number;

  @Field(() => Int, { description: 'Of the period before, or at its end.' })
  readonly previous!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An amount at the end of this period, beside that of the one before.',
})
export class ComparedAmount {
  @Field(() => FenScalar, { description: 'At the end of this period.' })
  readonly currentFen!: Fen;

  @Field(() => FenScalar, { description: 'At the end of the period before.' })
  readonly previousFen!: Fen;
}

@ObjectType({ simpleResolvers: true, description: 'A share, as its two numbers: nobody has to guess of how many.' })
export class Ratio {
  @Field(() => Int, { description: 'How many did.' })
  readonly numerator!: number;

  @Field(() => Int, { description: 'Of how many.' })
  readonly denominator!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A share of this period, beside that of the period before.' })
export class ComparedRatio {
  @Field(() => Ratio, { description: 'Of this period.' })
  readonly current!: Ratio;

  @Field(() => Ratio, { description: 'Of the period before.' })
  readonly previous!: Ratio;
}

@ObjectType({ simpleResolvers: true, description: 'One day of the account’s members.' })
export class OverviewDay {
  @Field(() => String, { description: 'YYYY-MM-DD in Asia/Shanghai.' })
  readonly on!: string;

  @Field(() => Int, { description: 'Members at its end; today, now.' })
  readonly activeCount!: number;

  @Field(() => Int, { description: 'Who became a member for the first time.' })
  readonly newCount!: number;

  @Field(() => Int, { description: 'Who became a member again.' })
  readonly returnedCount!: number;

  @Field(() => Int, { description: 'Whose last membership ended.' })
  readonly lostCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What one article did in the period.' })
export class OverviewArticle {
  @Field(() => ID, { description: 'The article.' })
  readonly articleId!: string;

  @Field(() => String, { description: 'Its title.' })
  readonly title!: string;

  @Field(() => Int, { description: 'Signed-in members who read in it; previews of locked articles do not count.' })
  readonly readerCount!: number;

  @Field(() => Int, { description: 'Those of them who have come to its end (95%).' })
  readonly finishedCount!: number;

  @Field(() => Int, {
    description:
      'Memberships it brought: the buyer read it first within an hour after paying, or else began it last in the 7 days before ordering. Renewals do not count.',
  })
  readonly membershipCount!: number;

  @Field(() => Int, { description: 'How often it was bought by itself.' })
  readonly unlockCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How the account does. Staff are left out of every number.' })
export class Overview {
  @Field(() => Int, { description: 'How many days the period has.' })
  readonly days!: number;

  @Field(() => String, { description: 'First day of the period, YYYY-MM-DD in Asia/Shanghai.' })
  readonly firstDay!: string;

  @Field(() => String, { description: 'Its last day: today, up to now.' })
  readonly lastDay!: string;

  @Field(() => ComparedCount, { description: 'Members who hold any membership.' })
  readonly activeMembers!: ComparedCount;

  @Field(() => ComparedCount, { description: 'Those who hold one that was bought, given or brought along.' })
  readonly payingMembers!: ComparedCount;

  @Field(() => ComparedAmount, {
    nullable: true,
    description:
      'What the bought memberships that run are worth a month: what was paid and credited, over the months of the period. Staff (OWNER, FINANCE); null for others.',
  })
  readonly recurringRevenue!: ComparedAmount | null;

  @Field(() => ComparedCount, { description: 'Who became a member for the first time.' })
  readonly newMembers!: ComparedCount;

  @Field(() => ComparedCount, { description: 'Who became a member again after a gap.' })
  readonly returnedMembers!: ComparedCount;

  @Field(() => ComparedCount, { description: 'Whose last membership ended.' })
  readonly lostMembers!: ComparedCount;

  @Field(() => ComparedRatio, {
    description:
      'Of the signed-in readers who came or read and were no members at the beginning, those who paid for a membership in the period.',
  })
  readonly conversion!: ComparedRatio;

  @Field(() => ComparedRatio, { description: 'Of the members at the beginning, those who are members at the end.' })
  readonly retention!: ComparedRatio;

  @Field(() => [OverviewDay], { description: 'Every day of the period, the oldest first.' })
  readonly series!: OverviewDay[];

  @Field(() => [OverviewArticle], { description: 'At most 8, the most read first.' })
  readonly topByReaders!: OverviewArticle[];

  @Field(() => [OverviewArticle], { description: 'At most 8, those that brought most memberships first.' })
  readonly topByMemberships!: OverviewArticle[];
}
