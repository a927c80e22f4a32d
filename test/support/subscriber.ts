import { ClientError, gql } from 'graphql-request';
import { Buyer, type HeldMembership } from './buyer.ts';
import type { GivenAccount } from './given.ts';
import type { Teahouse } from './teahouse.ts';

type Platform = NonNullable<NonNullable<Parameters<typeof Buyer.inMiniProgram>[2]>['platform']>;

const contractFields = `
  id status variant amountFen periodDays isEnding endedBy signedAt endedAt renewsAt words
  tier { name }
  nextCharge { periodNumber dueOn amountFen status tries lastFailure words }
  charges(first: 20) { edges { node { periodNumber dueOn amountFen status tries lastFailure order { id status } } } }
`;
const Start = gql`
  mutation ($input: StartRenewalInput!) {
    startRenewal(input: $input) {
      __typename
      ... on StartRenewalSuccess { contract { id status words } request { variant signData paySig signature } }
      ... on RenewalNotOffered { reason }
      ... on AlreadyRenewing { contract { id } }
      ... on NoLawfulRail { railReason: reason }
      ... on OfferNotForYou { offerReason: reason }
      ... on UserError { code message }
    }
  }
`;
const Confirm = gql`
  mutation ($input: ConfirmRenewalInput!) {
    confirmRenewal(input: $input) {
      __typename
      ... on ConfirmRenewalSuccess { contract { ${contractFields} } }
      ... on UserError { code message }
    }
  }
`;
const Stop = gql`
  mutation ($input: StopRenewalInput!) {
    stopRenewal(input: $input) {
      __typename
      ... on StopRenewalSuccess { contract { ${contractFields} } }
      ... on UserError { code message }
    }
  }
`;
const Current = gql`{ viewer { renewal { ${contractFields} } } }`;

export interface SeenCharge {
  readonly periodNumber: number;
  readonly dueOn: string;
  readonly amountFen: number;
  readonly status: string;
  readonly tries: number;
  readonly lastFailure: string | null;
  readonly words: string;
  readonly order: { readonly id: string; readonly status: string } | null;
}
/** A contract as its member sees it. */
export interface SeenContract {
  readonly id: string;
  readonly status: string;
  readonly variant: string;
  readonly amountFen: number;
  readonly periodDays: number;
  readonly isEnding: boolean;
  readonly endedBy: string | null;
  readonly renewsAt: string | null;
  readonly words: string;
  readonly tier: { readonly name: string };
  readonly nextCharge: SeenCharge | null;
  readonly charges: { readonly edges: readonly { readonly node: SeenCharge }[] };
}
/** A payload as it came: the fields depend on `__typename`. */
export interface RenewalAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly reason?: string;
  readonly railReason?: string;
  readonly offerReason?: string;
  readonly message?: string;
  readonly contract?: SeenContract;
  readonly request?: {
    readonly variant: 'ANDROID' | 'APPLE';
    readonly signData: string;
    readonly paySig: string;
    readonly signature: string;
  };
}

/** A buyer who lets a membership renew by itself, and who comes back after months: signed in again when need be. */
export class Subscriber {
  buyer: Buyer;
  readonly #teahouse: Teahouse;
  readonly #account: GivenAccount;
  readonly #platform: Platform;

  private constructor(teahouse: Teahouse, account: GivenAccount, buyer: Buyer, platform: Platform) {
    this.buyer = buyer;
    this.#platform = platform;
    this.#teahouse = teahouse;
    this.#account = account;
  }

  static async in(
    teahouse: Teahouse,
    account: GivenAccount,
    { platform = 'android', ...who }: { person?: string; platform?: Platform } = {},
  ): Promise<Subscriber> {
    const buyer = await Buyer.inMiniProgram(teahouse, account, { ...who, platform });
    return new Subscriber(teahouse, account, buyer, platform);
  }

  /** WeChat forgets a sign-in after some days; to pay or to sign, the reader's client signs in again. */
  async logIn(): Promise<void> {
    const { person } = this.buyer;
    this.buyer = await Buyer.inMiniProgram(this.#teahouse, this.#account, { person, platform: this.#platform });
  }

  async start(tierPriceId: string, more: { trialCode?: string } = {}): Promise<RenewalAnswer> {
    const input = { tierPriceId, ...more };
    return (await this.#request<{ startRenewal: RenewalAnswer }>(Start, { input })).startRenewal;
  }

  async confirm(contractId: string): Promise<RenewalAnswer> {
    const input = { contractId };
    return (await this.#request<{ confirmRenewal: RenewalAnswer }>(Confirm, { input })).confirmRenewal;
  }

  async stop(contractId: string): Promise<RenewalAnswer> {
    const input = { contractId };
    return (await this.#request<{ stopRenewal: RenewalAnswer }>(Stop, { input })).stopRenewal;
  }

  /** What `viewer { renewal }` says. */
  async contract(): Promise<SeenContract | null> {
    const { viewer } = await this.#request<{ viewer: { renewal: SeenContract | null } }>(Current);
    return viewer.renewal;
  }

  /** Charges of the current contract, the first one first, as `status dueOn`. */
  async charges(): Promise<string[]> {
    const contract = await this.contract();
    return (contract?.charges.edges ?? []).map(({ node }) => node.status).reverse();
  }

  /** Opens WeChat's or Apple's sheet. @returns its id */
  async openSheet({ request }: RenewalAnswer): Promise<string> {
    if (!request) throw new Error('nothing to sign');
    const { variant, ...signed } = request;
    const call = variant === 'APPLE' ? 'apple-subscribe-sign' : 'subscribe-sign';
    const { person } = this.buyer;
    const opened = await this.#teahouse.sandbox.phone(call, { person, appid: this.#account.miniAppid, ...signed });
    if (!opened.ok) throw new Error(`the phone shows no sheet: ${opened.errCode} ${opened.errMsg}`);
    return opened.sheet.id;
  }

  /** Types the PIN. WeChat's first push has been answered, or has failed, when this returns. */
  async enterPin(sheetId: string): Promise<void> {
    const result = await this.#teahouse.sandbox.phone('pay-sheet', { id: sheetId, action: 'pay', pin: '123456' });
    if (!result.ok) throw new Error(`not signed: ${result.errMsg}`);
    await this.#teahouse.sandbox.control('idle');
  }

  /** Starts, signs and confirms, as our clients do. @returns the contract's id */
  async sign(tierPriceId: string, more: { trialCode?: string } = {}): Promise<string> {
    const answer = await this.start(tierPriceId, more);
    if (!answer.contract) throw new Error(`could not start: ${JSON.stringify(answer)}`);
    await this.enterPin(await this.openSheet(answer));
    await this.confirm(answer.contract.id);
    return answer.contract.id;
  }

  /** Turns it off where WeChat or the App Store lists it. */
  async cancelAtWeChat(productId: string): Promise<void> {
    const { person } = this.buyer;
    await this.#teahouse.sandbox.phone('cancel-subscription', { person, appid: this.#account.miniAppid, productId });
    await this.#teahouse.sandbox.control('idle');
  }

  /** What the reader holds, the last to end first. */
  async memberships(): Promise<readonly HeldMembership[]> {
    await this.contract();
    return (await this.buyer.status()).memberships;
  }

  async #request<Answer>(document: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    try {
      return await this.buyer.graphql.request<Answer>(document, variables);
    } catch (error) {
      if (!(error instanceof ClientError) || error.response.status !== 401) throw error;
      await this.logIn();
      return this.buyer.graphql.request<Answer>(document, variables);
    }
  }
}
