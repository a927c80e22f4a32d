import type { EntityManager } from '@mikro-orm/postgresql';
import { ObjectType } from 'type-graphql';
import { Rejection } from '../shared/errors/rejection.ts';
import { UserError } from '../shared/errors/user-error.ts';

@ObjectType({
  implements: UserError,
  description: 'WeChat is deducting a renewal at this moment; paying by hand beside it would take the money twice.',
})
export class RenewalUnderWay extends UserError {
  constructor() {
    super('RENEWAL_UNDER_WAY', {
      'zh-CN': '微信正在为你自动续费，请过几分钟再看，避免重复付款',
      en: 'WeChat is renewing your membership right now; please look again in a few minutes, so that nothing is paid twice',
    });
  }
}

/**
 * Locks the member of an order for a membership and sees to it that no deduction of theirs is under way. A deduction begins under the same lock, and not
 * while a sheet of the member's is open: of the two, one waits.
 * @throws Rejection RenewalUnderWay
 */
export async function requireNoDeduction(
  em: EntityManager,
  { accountId, orderId }: { accountId: string; orderId: string },
): Promise<void> {
  const [member] = await em.getConnection().execute<{ id: string }[]>(
    `select m.id from orders o join members m on m.account_id = o.account_id and m.id = o.member_id
      where o.account_id = ? and o.id = ? and o.kind = 'MEMBERSHIP' for no key update of m`,
    [accountId, orderId],
    'all',
    em.getTransactionContext(),
  );
  if (!member) return;
  const [submitted] = await em.getConnection().execute<{ id: string }[]>(
    `select h.id from renewal_charges h join renewal_contracts c on c.account_id = h.account_id and c.id = h.contract_id
      where h.account_id = ? and c.member_id = ? and h.status = 'SUBMITTED' limit 1`,
    [accountId, member.id],
    'all',
    em.getTransactionContext(),
  );
  if (submitted) throw new Rejection(new RenewalUnderWay());
}
