import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { viewerMay } from '../accounts/permission.facts.ts';
import { computed, connection, descending, projection } from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { InboxMessage } from '../inbox/inbox-message.entity.ts';

export enum AppleInquiryVerdict {
  APPROVE = 'APPROVE',
  REFUSE = 'REFUSE',
}
registerEnumType(AppleInquiryVerdict, {
  name: 'AppleInquiryVerdict',
  description: 'What Apple was told. It decides for itself all the same.',
  valuesConfig: {
    APPROVE: { description: 'Give the money back.' },
    REFUSE: { description: 'Do not.' },
  },
});

/** A question of Apple's with our answer: a row of the inbox, as the staff see it. */
@ObjectType({
  simpleResolvers: true,
  description: 'A question of Apple’s about a refund, and what it was told. Staff only.',
})
export class AppleRefundInquiry {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id!: string;

  @Field(() => Date, { description: 'When it was asked, and answered.' })
  readonly receivedAt!: Date;

  @Field(() => String, { description: 'The number of the payment as Apple’s question has it.' })
  readonly payOrderId!: string;

  @Field(() => String, { description: 'What the payer told Apple.' })
  readonly reason!: string;

  @Field(() => AppleInquiryVerdict, { description: 'What Apple was told.' })
  readonly verdict!: AppleInquiryVerdict;

  @Field(() => String, { description: 'The answer in a sentence, in Chinese.' })
  readonly info!: string;

  @Field(() => String, { description: 'The evidence that went with it, in Chinese.' })
  readonly evidence!: string;
}

export const appleRefundInquiryProjection = projection<InboxMessage>(InboxMessage, {
  type: 'AppleRefundInquiry',
  // The resolver asks for a role first; that the statement asks too is what makes forgetting it harmless.
  visible: (row) => sql`${viewerMay('readOrders')} and ${row.col('kind')} = 'apple-refund-inquiry'`,
  fields: {
    payOrderId: computed((row) => sql`${row.col('body')} -> 'message' ->> 'payOrderId'`),
    reason: computed((row) => sql`${row.col('body')} -> 'message' ->> 'reason'`),
    verdict: computed((row) => sql`upper(${row.col('body')} -> 'answer' ->> 'verdict')`),
    info: computed((row) => sql`${row.col('body')} -> 'answer' ->> 'info'`),
    evidence: computed((row) => sql`${row.col('body')} -> 'answer' ->> 'evidence'`),
  },
});

export const appleRefundInquiries = connection(appleRefundInquiryProjection, {
  order: descending({ property: 'receivedAt', type: 'timestamptz' }, { property: 'id', type: 'uuid' }),
});
