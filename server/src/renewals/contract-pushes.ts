import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { handleMessage, type InboxHandler, type InboxKind } from '../inbox/inbox.service.ts';
import type { PaymentEvidence } from '../payments/evidence.ts';
import { paymentReported } from '../payments/payment-reports.ts';
import type { AppleCharge, AppleRenewals } from './apple-renewals.ts';
import type { ChargeWatch } from './charge-watch.ts';
import type { ContractWatch } from './contract-watch.ts';
import { RenewalContract } from './renewal-contract.entity.ts';

/** WeChat told of a signing or an end, whoever charges. */
export interface ContractNews {
  readonly change: 'signed' | 'ended';
  readonly openid: string;
  /** Our number of the contract; from Apple what we gave with the signature. */
  readonly outContractCode: string;
  readonly originalTransactionId: string | null;
}

export const contractChanged: InboxKind<ContractNews> = {
  name: 'renewal-contract-changed',
  body: z.object({
    change: z.enum(['signed', 'ended']),
    openid: z.string(),
    outContractCode: z.string(),
    originalTransactionId: z.string().nullable(),
  }),
};

/** A deduction brought nothing. */
export const deductionFailed: InboxKind<{ outTradeNo: string }> = {
  name: 'renewal-deduction-failed',
  body: z.object({ outTradeNo: z.string() }),
};

/** Apple charged for a period. */
export const appleCharged: InboxKind<AppleCharge> = {
  name: 'apple-renewal-charged',
  body: z.object({
    evidence: paymentReported.body as z.ZodType<PaymentEvidence>,
    attach: z.string(),
    originalTransactionId: z.string().nullable(),
  }),
};

/** What is done with WeChat's news about renewals. */
export const handleContractPushes = (deps: {
  orm: MikroORM;
  contractWatch: ContractWatch;
  chargeWatch: ChargeWatch;
  appleRenewals: AppleRenewals;
}): InboxHandler[] => [
  handleMessage(contractChanged, async (accountId, news) => {
    const contract = await contractOf(deps.orm, accountId, news);
    if (!contract) return;
    await deps.contractWatch.heard({ accountId, contractId: contract.id }, { isSigned: news.change === 'signed' });
  }),
  handleMessage(deductionFailed, (accountId, { outTradeNo }) => deps.chargeWatch.heardOfFailure(accountId, outTradeNo)),
  handleMessage(appleCharged, (accountId, charge) => deps.appleRenewals.settle(accountId, charge)),
];

async function contractOf(orm: MikroORM, accountId: string, news: ContractNews): Promise<RenewalContract | null> {
  const { openid, outContractCode, originalTransactionId } = news;
  const own = { account: accountId, openid };
  const em = orm.em.fork();
  const byCode = await em.findOne(RenewalContract, { ...own, outContractCode });
  if (byCode || originalTransactionId === null) return byCode;
  return em.findOne(RenewalContract, { ...own, originalTransactionId }, { orderBy: { createdAt: 'desc' } });
}
