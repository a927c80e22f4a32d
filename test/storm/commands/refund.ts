import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { gql } from 'graphql-request';
import type { Play, Sheet } from '../play.ts';
import { defineCommand, which } from './command.ts';
import { aimAt, pushFaultMode } from './push-fault.ts';

const RefundPayment = gql`
  mutation ($input: RefundPaymentInput!) {
    refundPayment(input: $input) { __typename ... on RefundPaymentSuccess { refund { id amountFen } } }
  }
`;
interface RefundAnswer {
  readonly __typename: string;
  readonly refund?: { readonly id: string; readonly amountFen: number };
}

/** The owner gives a payment back, whole or in part, clicking once or twice; what WeChat says about it may go wrong. */
export const refund = defineCommand({
  name: 'refund',
  weight: 25,
  parameters: fc.record({
    sheet: which,
    amountFen: fc.constantFrom('all', 1, 300, 1_000),
    endsAccess: fc.constantFrom('yes', 'no'),
    clicks: fc.integer({ min: 1, max: 2 }),
    push: fc.oneof(
      { weight: 2, arbitrary: fc.constant('as it should be' as const) },
      { weight: 1, arbitrary: pushFaultMode },
    ),
  }),
  async run(play, { sheet, amountFen, endsAccess, clicks, push }) {
    const any = play.sheet(sheet);
    if (!any) return;
    const input = {
      paymentId: any.paymentId,
      reason: '风暴',
      idempotencyKey: randomUUID(),
      endsAccess: endsAccess === 'yes',
      ...(amountFen !== 'all' && { amountFen }),
    };
    const owner = play.stack.teahouse.as(any.reader.shop.ownerToken);
    const ask = async () =>
      (await owner.request<{ refundPayment: RefundAnswer }>(RefundPayment, { input })).refundPayment;
    const answers = await Promise.all(Array.from({ length: clicks }, () => play.ask('refundPayment', ask)));
    const ids = new Set(answers.flatMap((answer) => (answer?.refund ? [answer.refund.id] : [])));
    for (const id of ids) play.journal.refundIds.add(id);
    if (ids.size > 1) play.journal.complain(`one key, ${ids.size} refunds: ${[...ids].join(', ')}`);
    const [id] = ids;
    if (id && push !== 'as it should be') await aimAtRefund(play, any, id, push);
  },
});

/** The next push about this refund goes wrong; perhaps it has been told already. */
async function aimAtRefund(play: Play, sheet: Sheet, id: string, push: Parameters<typeof aimAt>[2]['mode']) {
  const [row] = await play.stack.sql<{ out_refund_no: string }>('select out_refund_no from refunds where id = $1', [
    id,
  ]);
  if (row) await aimAt(play, { ...sheet, number: row.out_refund_no }, { mode: push, times: 1, delayMs: 60_000 });
}
