import { randomUUID } from 'node:crypto';
import { gql } from 'graphql-request';
import { expect } from 'vitest';
import type { GivenAccount } from './given.ts';
import type { Teahouse } from './teahouse.ts';

const RefundPayment = gql`
  mutation ($input: RefundPaymentInput!) {
    refundPayment(input: $input) {
      __typename
      ... on RefundPaymentSuccess { refund { id status amountFen reason initiator endsAccess } }
      ... on PaymentNotRefundable { reason }
      ... on RefundAmountOutOfRange { minFen maxFen }
      ... on RefundUnderWay { refundId }
      ... on OnlyAppleRefunds { url }
      ... on RefundReasonOutOfRange { maxBytes }
      ... on UserError { code message }
    }
  }
`;
const Refunds = gql`
  {
    refunds(first: 50) {
      edges { node { id status amountFen initiator failure failureMessage failureDetail endsAccess reason order { id } } }
    }
  }
`;

/** A payload as it came: the fields depend on `__typename`. */
export interface RefundAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly refundId?: string;
  readonly refund?: { readonly id: string; readonly status: string; readonly amountFen: number };
}
export interface ListedRefund {
  readonly id: string;
  readonly status: string;
  readonly amountFen: number;
  readonly initiator: string;
  readonly failure: string | null;
  readonly endsAccess: boolean;
}

/** The owner at the console, who gives money back. */
export class RefundDesk {
  readonly #teahouse: Teahouse;
  readonly #token: string;

  private constructor(teahouse: Teahouse, token: string) {
    this.#teahouse = teahouse;
    this.#token = token;
  }

  /** WeChat gives money back at once there, where no test wants to see it wait. */
  static async open(teahouse: Teahouse, account: Pick<GivenAccount, 'id'>): Promise<RefundDesk> {
    await teahouse.sandbox.control('world', { settings: { refundDelayMs: 0, xpayRefundMs: 0 } });
    return new RefundDesk(teahouse, await teahouse.given.staff(account));
  }

  async refund(paymentId: string, changes: Record<string, unknown> = {}): Promise<RefundAnswer> {
    const input = { paymentId, reason: '买错了', idempotencyKey: randomUUID(), ...changes };
    const answer = await this.#teahouse
      .as(this.#token)
      .request<{ refundPayment: RefundAnswer }>(RefundPayment, { input });
    return answer.refundPayment;
  }

  /** Newest first. */
  async refunds(): Promise<ListedRefund[]> {
    const { refunds } = await this.#teahouse
      .as(this.#token)
      .request<{ refunds: { edges: { node: ListedRefund }[] } }>(Refunds);
    return refunds.edges.map(({ node }) => node);
  }

  /** Waits until no refund is on its way. @returns all of them, newest first */
  async ended(): Promise<ListedRefund[]> {
    await expect
      .poll(async () => (await this.refunds()).filter(({ status }) => status === 'PENDING'), { timeout: 15_000 })
      .toEqual([]);
    return this.refunds();
  }
}
