import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Member } from './member.entity.ts';
import { BanMemberSuccess, UnbanMemberSuccess } from './member.payloads.ts';

// The member is read like everywhere else, after the commit and as far as it is selected.

@Resolver(() => BanMemberSuccess)
export class BanMemberSuccessResolver {
  @FieldResolver(() => Member, { description: 'The member, banned; all their sessions have ended.' })
  member(@Root() success: BanMemberSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.memberReads.member(context, info, success.member.id);
  }
}

@Resolver(() => UnbanMemberSuccess)
export class UnbanMemberSuccessResolver {
  @FieldResolver(() => Member, { description: 'The member, who may sign in again.' })
  member(@Root() success: UnbanMemberSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.memberReads.member(context, info, success.member.id);
  }
}
