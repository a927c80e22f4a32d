import { Field, ObjectType } from 'type-graphql';
import { Client } from '../members/session.entity.ts';
import type { MoneySettings } from '../money-settings/money-settings.entity.ts';
import { FenScalar } from '../shared/money/fen.scalar.ts';
import { type Fen, fen } from '../shared/money/fen.ts';

/**
 * The good (道具) at Virtual Payment that every tip is sold as: one yuan of it, as often as the tip has yuan. Goods have fixed
 * prices, and nobody can publish one for every amount a reader may think of.
 */
export const TIP_GOOD = 'th_tip_yuan';
const YUAN = fen(100);

/** What a viewer may tip in this client. */
@ObjectType({
  simpleResolvers: true,
  description: 'What tips are welcome, as the viewer can give them in this client.',
})
export class Tipping {
  @Field(() => Boolean, { description: 'Whether tips are welcome at all.' })
  readonly isEnabled: boolean;

  @Field(() => [FenScalar], { description: 'Amounts to offer, in the order to show them.' })
  readonly presetsFen: Fen[];

  @Field(() => FenScalar, { description: 'The least.' })
  readonly minFen: Fen;

  @Field(() => FenScalar, { description: 'The most.' })
  readonly maxFen: Fen;

  @Field(() => FenScalar, { description: 'An amount is a multiple of this: 100 where only whole yuan can be paid.' })
  readonly stepFen: Fen;

  constructor(
    settings: Pick<MoneySettings, 'isTippingEnabled' | 'tipPresetsFen' | 'tipMinFen' | 'tipMaxFen'>,
    client: Client | null,
  ) {
    const step = client === Client.MINI_PROGRAM ? YUAN : fen(1);
    this.stepFen = step;
    this.minFen = fen(Math.ceil(settings.tipMinFen / step) * step);
    this.maxFen = fen(Math.floor(settings.tipMaxFen / step) * step);
    this.isEnabled = settings.isTippingEnabled && this.minFen <= this.maxFen;
    this.presetsFen = settings.tipPresetsFen.filter((amountFen) => this.takes(amountFen));
  }

  takes(amountFen: Fen): boolean {
    return amountFen >= this.minFen && amountFen <= this.maxFen && amountFen % this.stepFen === 0;
  }
}
