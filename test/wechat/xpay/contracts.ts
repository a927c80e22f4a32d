import type { Collection, Store } from '../store/store.ts';
import type { Good } from './goods.ts';
import { contractMessage } from './xpay-messages.ts';
import type { XpayPushes } from './xpay-pushes.ts';

/** A deduction was announced to the person. */
export interface Notice {
  deductFen: number;
  noticedAt: number;
  /** `waiting`: not used yet, or never */
  outcome: 'waiting' | 'running' | 'failed' | 'paid';
}

/** A subscription on Android or HarmonyOS: the merchant may deduct, when WeChat's rules let it. */
export interface Contract {
  appid: string;
  personId: string;
  openid: string;
  productId: string;
  productName: string;
  periodDays: number;
  /** the merchant's number; used once */
  outContractCode: string;
  /** how the person sees it in WeChat's list of deductions */
  accountName: string;
  state: 'SIGNED' | 'TERMINATED';
  signedAt: number;
  /** without paying, or with a payment that is the first period */
  signedBy: 'signing' | 'payment';
  terminatedAt: number | null;
  terminatedBy: 'person' | 'merchant' | null;
  /** end of what was paid last */
  paidUntil: number | null;
  /** deductions that succeeded */
  deductions: number;
  notice: Notice | null;
  runningOrderId: string | null;
  triedAt: number | null;
}

export interface ContractSigner {
  appid: string;
  personId: string;
  openid: string;
  outContractCode: string;
  accountName: string;
}

export interface ContractParts {
  store: Store;
  pushes: XpayPushes;
  now: () => number;
}

const DAY_MS = 24 * 3600_000;

export function contractKey({ appid, outContractCode }: Pick<Contract, 'appid' | 'outContractCode'>): string {
  return `${appid}/${outContractCode}`;
}

export class Contracts {
  private readonly kept: Collection<Contract>;
  private readonly byHolder: { find: (holder: string) => Contract[] };
  private readonly byPerson: { find: (personId: string) => Contract[] };
  private readonly parts: ContractParts;

  constructor(parts: ContractParts) {
    this.kept = parts.store.collection('xpay-contracts');
    this.byHolder = this.kept.indexBy(({ appid, openid, productId }) => `${appid}/${openid}/${productId}`);
    this.byPerson = this.kept.indexBy(({ personId }) => personId);
    this.parts = parts;
  }

  find(appid: string, outContractCode: string): Contract | undefined {
    return this.get(contractKey({ appid, outContractCode }));
  }

  get(key: string): Contract | undefined {
    return this.kept.get(key);
  }

  /** Somebody has at most one contract about one good. */
  signedBy(appid: string, openid: string, productId: string): Contract | undefined {
    return this.byHolder.find(`${appid}/${openid}/${productId}`).find(({ state }) => state === 'SIGNED');
  }

  ofPerson(personId: string): Contract[] {
    return this.byPerson.find(personId);
  }

  /** @returns how the merchant is told; undefined when the number was used meanwhile, or the person has it already */
  sign(signer: ContractSigner, good: Good, signedBy: Contract['signedBy']): Promise<unknown> | undefined {
    const { appid, openid, outContractCode } = signer;
    if (good.periodDays === null || this.find(appid, outContractCode)) return undefined;
    if (this.signedBy(appid, openid, good.id)) return undefined;
    const now = this.parts.now();
    const contract: Contract = {
      ...signer,
      productId: good.id,
      productName: good.name,
      periodDays: good.periodDays,
      state: 'SIGNED',
      signedAt: now,
      signedBy,
      terminatedAt: null,
      terminatedBy: null,
      paidUntil: signedBy === 'payment' ? now + good.periodDays * DAY_MS : null,
      deductions: 0,
      notice: null,
      runningOrderId: null,
      triedAt: null,
    };
    return this.change(contract, 'contract_notify', now);
  }

  /** The end: a new contract needs a new number. */
  terminate(contract: Contract, terminatedBy: 'person' | 'merchant'): Promise<unknown> {
    const now = this.parts.now();
    const ended: Contract = { ...contract, state: 'TERMINATED', terminatedAt: now, terminatedBy };
    return this.change(ended, 'cancel_contract_notify', now);
  }

  announce(contract: Contract, deductFen: number): void {
    this.put({ ...contract, notice: { deductFen, noticedAt: this.parts.now(), outcome: 'waiting' } });
  }

  beginDeduction(contract: Contract, orderId: string): void {
    const notice: Notice | null = contract.notice && { ...contract.notice, outcome: 'running' };
    this.put({ ...contract, notice, runningOrderId: orderId, triedAt: this.parts.now() });
  }

  /** A period more, or none. The next period begins where the last one ends. */
  endDeduction(contract: Contract, isPaid: boolean): void {
    const { notice, paidUntil, periodDays, deductions } = contract;
    const from = Math.max(paidUntil ?? 0, this.parts.now());
    this.put({
      ...contract,
      notice: notice && { ...notice, outcome: isPaid ? 'paid' : 'failed' },
      runningOrderId: null,
      ...(isPaid && { deductions: deductions + 1, paidUntil: from + periodDays * DAY_MS }),
    });
  }

  all(): Contract[] {
    return this.kept.values();
  }

  private change(contract: Contract, action: Parameters<typeof contractMessage>[1], at: number): Promise<unknown> {
    const { store, pushes } = this.parts;
    return store.together(() => {
      this.put(contract);
      return pushes.push(contract.appid, contract.outContractCode, contractMessage(contract, action, at));
    });
  }

  private put(contract: Contract): Contract {
    return this.kept.put(contractKey(contract), contract);
  }
}
