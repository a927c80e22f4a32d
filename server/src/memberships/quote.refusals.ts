import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../shared/errors/user-error.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import type { Fen } from '../shared/money/fen.ts';
import { yuanText } from '../shared/money/yuan.ts';
import { lastDayBefore, shanghaiDate } from '../shared/time/shanghai.ts';

@ObjectType({
  implements: UserError,
  description:
    'More is left of the memberships an upgrade would replace than the new one costs, and money is not given out. Choose a longer period, or wait.',
})
export class UpgradeCreditTooGreat extends UserError {
  @Field(() => FenScalar, { description: 'What is left of the memberships it would replace.' })
  readonly creditFen: Fen;

  @Field(() => FenScalar, { description: 'What the chosen period costs.' })
  readonly listAmountFen: Fen;

  @Field(() => [ID], {
    description: 'Prices of the same tier that cost at least as much as is left; empty when there is none.',
  })
  readonly longerTierPriceIds: string[];

  @Field(() => Date, { description: 'From when on the chosen period costs more than is left.' })
  readonly possibleFrom: Date;

  constructor(of: { creditFen: Fen; listAmountFen: Fen; longerTierPriceIds: string[]; possibleFrom: Date }) {
    const [credit, price, day] = [yuanText(of.creditFen), yuanText(of.listAmountFen), shanghaiDate(of.possibleFrom)];
    const isLonger = of.longerTierPriceIds.length > 0;
    super('UPGRADE_CREDIT_TOO_GREAT', {
      'zh-CN': `现有会员还剩 ${credit['zh-CN']}，高于这个方案的 ${price['zh-CN']}。${isLonger ? '可以选更长的时长，或' : '可以'}等到 ${day} 之后再升级，一分钱都不会少`,
      en: `${credit.en} are left of what you hold, more than the ${price.en} of this choice. ${isLonger ? 'Choose a longer period, or upgrade' : 'Upgrade'} after ${day}: nothing of it gets lost`,
    });
    this.creditFen = of.creditFen;
    this.listAmountFen = of.listAmountFen;
    this.longerTierPriceIds = of.longerTierPriceIds;
    this.possibleFrom = of.possibleFrom;
  }
}

@ObjectType({
  implements: UserError,
  description: 'What the member holds lasts longer than the pass: it would buy nothing.',
})
export class PassAlreadyHeld extends UserError {
  @Field(() => Date, { description: 'Until when the member holds this tier, greater ones, or passes of other tiers.' })
  readonly heldUntil: Date;

  constructor(heldUntil: Date) {
    const day = lastDayBefore(heldUntil);
    super('PASS_ALREADY_HELD', {
      'zh-CN': `你的会员已到 ${day}，这张通行证没有可用的时间`,
      en: `You are a member until ${day} already; nothing of this pass would be left`,
    });
    this.heldUntil = heldUntil;
  }
}
