import { Arg, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import type { Viewer } from '../members/viewer.ts';
import { ViewerType } from '../members/viewer.type.ts';
import { Membership } from '../memberships/membership.entity.ts';
import { Command } from '../shared/errors/rejection.ts';
import { lastDayBefore } from '../shared/time/shanghai.ts';
import { TierPrice } from '../tiers/tier-price.entity.ts';
import {
  DismissRenewalReminderInput,
  DismissRenewalReminderPayload,
  DismissRenewalReminderSuccess,
} from './renewal.payloads.ts';
import { RenewalReminderType } from './renewal-reminder.type.ts';

@Resolver(() => RenewalReminderType)
export class RenewalReminderResolver {
  @FieldResolver(() => Membership, { description: 'The membership that ends.' })
  async membership(@Root() reminder: RenewalReminderType, @Ctx() context: Context, @Info() info: ReadInfo) {
    return (await context.membershipReads.membership(context, info, reminder.membershipId))!;
  }

  @FieldResolver(() => TierPrice, {
    nullable: true,
    description: 'What it was bought at, or what stands in its place now; null when nothing of the tier is on sale.',
  })
  tierPrice(@Root() reminder: RenewalReminderType, @Ctx() context: Context, @Info() info: ReadInfo) {
    return reminder.tierPriceId ? context.renewalReads.price(context, info, reminder.tierPriceId) : null;
  }

  @FieldResolver(() => String, { description: 'The reminder in a sentence of the request’s language.' })
  words(@Root() { endsAt }: RenewalReminderType, @Ctx() { locale }: Context): string {
    const day = lastDayBefore(endsAt);
    return {
      'zh-CN': `你的会员 ${day} 到期，续费后时间接着算`,
      en: `Your membership ends on ${day}; what you renew continues it`,
    }[locale];
  }

  @Command(() => DismissRenewalReminderPayload, { description: 'Puts a reminder away. Safe to repeat.' })
  async dismissRenewalReminder(
    @Arg('input') input: DismissRenewalReminderInput,
    @Ctx() { viewer, renewalReminders }: Context,
  ): Promise<typeof DismissRenewalReminderPayload> {
    await renewalReminders.dismiss(viewer, input.reminderId);
    return new DismissRenewalReminderSuccess(input.reminderId);
  }
}

@Resolver(() => ViewerType)
export class ViewerRenewalReminderResolver {
  @FieldResolver(() => RenewalReminderType, {
    nullable: true,
    description:
      'A membership of the viewer’s that ends soon; null when none does, one renews by itself, or it was dismissed.',
  })
  renewalReminder(
    @Root() viewer: Viewer,
    @Ctx() { renewalReminders, now }: Context,
  ): Promise<RenewalReminderType | null> {
    return renewalReminders.of(viewer, now);
  }
}
