import { compactTime } from '../clock/shanghai-time.ts';
import { randomDigits, randomText } from '../crypto/random-text.ts';
import type { People, Person } from '../people/people.ts';
import type { Collection, Store } from '../store/store.ts';
import { PapayRefusal } from './papay-refusal.ts';

/** v2: XML, signed with the API key. v3: JSON. Whoever asked in one is told in the same. */
export type PapayVersion = 'v2' | 'v3';

/** What a merchant asks a person to sign. */
export interface SignRequest {
  /** `pre_entrustweb_id` */
  id: string;
  version: PapayVersion;
  mchid: string;
  appid: string;
  planId: string;
  /** the merchant's number, used once for ever */
  contractCode: string;
  requestSerial: string;
  displayAccount: string;
  notifyUrl: string;
  outUserCode: string | null;
  /** signed by paying this order */
  outTradeNo: string | null;
}

/** When, and how much, may be deducted: what a notice to the person opened. */
interface DeductionWindow {
  amountFen: number;
  /** a schedule deducts exactly its amount, a notice at most that */
  isExact: boolean;
  startsAt: number;
  /** the first instant after it */
  endsAt: number;
  isUsed: boolean;
}

/** Why it ended: by its date, by the person, by the API, in the console, with the account. */
type TerminationMode = 1 | 2 | 3 | 4 | 5;

/** 委托代扣协议: a person lets a merchant deduct. */
export interface PapayContract extends Omit<SignRequest, 'id' | 'outTradeNo'> {
  contractId: string;
  personId: string;
  openid: string;
  state: 'SIGNED' | 'TERMINATED';
  signedAt: number;
  expiresAt: number;
  terminatedAt: number | null;
  terminationMode: TerminationMode | null;
  terminationRemark: string | null;
  window: DeductionWindow | null;
}

export type ContractChange = 'ADD' | 'DELETE';

export interface ContractParts {
  store: Store;
  people: People;
  now: () => number;
  /** tells the merchant */
  changed: (contract: PapayContract, change: ContractChange) => Promise<void>;
}

const LIFETIME_MS = 10 * 365 * 24 * 3600_000;

export class PapayContracts {
  private readonly kept: Collection<PapayContract>;
  private readonly requests: Collection<SignRequest>;
  private readonly byCode: { find: (key: string) => PapayContract[] };
  private readonly byPerson: { find: (personId: string) => PapayContract[] };
  private readonly byOrder: { find: (key: string) => SignRequest[] };
  private readonly parts: ContractParts;

  constructor(parts: ContractParts) {
    this.parts = parts;
    this.kept = parts.store.collection('papay-contracts');
    this.requests = parts.store.collection('papay-sign-requests');
    this.byCode = this.kept.indexBy(({ mchid, planId, contractCode }) => `${mchid}/${planId}/${contractCode}`);
    this.byPerson = this.kept.indexBy(({ personId }) => personId);
    this.byOrder = this.requests.indexBy(({ mchid, outTradeNo }) =>
      outTradeNo === null ? undefined : `${mchid}/${outTradeNo}`,
    );
  }

  find(mchid: string, contractId: string): PapayContract | undefined {
    const contract = this.kept.get(contractId);
    return contract?.mchid === mchid ? contract : undefined;
  }

  findByCode(mchid: string, planId: string, contractCode: string): PapayContract | undefined {
    return this.byCode.find(`${mchid}/${planId}/${contractCode}`)[0];
  }

  ofPerson(personId: string): PapayContract[] {
    return this.byPerson.find(personId);
  }

  all(): PapayContract[] {
    return this.kept.values();
  }

  findRequest(id: string): SignRequest | undefined {
    return this.requests.get(id);
  }

  /** @throws PapayRefusal when the number was signed before */
  request(request: Omit<SignRequest, 'id'>): SignRequest {
    if (this.findByCode(request.mchid, request.planId, request.contractCode)) {
      throw new PapayRefusal('CONTRACT_EXISTED', '协议已存在');
    }
    const id = randomText(32);
    this.requests.keepNewest(10_000);
    return this.requests.put(id, { ...request, id });
  }

  /** The person says yes. @throws PapayRefusal */
  async sign({ id: _id, outTradeNo: _order, ...request }: SignRequest, person: Person): Promise<PapayContract> {
    const { mchid, planId, contractCode, appid } = request;
    if (this.findByCode(mchid, planId, contractCode)) throw new PapayRefusal('CONTRACT_EXISTED', '协议已存在');
    const isSigned = (each: PapayContract) => each.mchid === mchid && each.planId === planId && each.state === 'SIGNED';
    if (this.ofPerson(person.id).some(isSigned))
      throw new PapayRefusal('CONTRACT_EXISTED', '你已签约该服务，请勿重复签约');
    const signedAt = this.parts.now();
    const contractId = `${compactTime(signedAt).slice(0, 8)}${randomDigits(10)}`;
    const contract = this.put({
      ...request,
      contractId,
      personId: person.id,
      openid: this.parts.people.openid(person, appid),
      state: 'SIGNED',
      signedAt,
      expiresAt: signedAt + LIFETIME_MS,
      terminatedAt: null,
      terminationMode: null,
      terminationRemark: null,
      window: null,
    });
    await this.parts.changed(contract, 'ADD');
    return contract;
  }

  /** Whether paying this order signs something: then it was ordered in XML. */
  signsWith({ mchid, outTradeNo }: { mchid: string; outTradeNo: string }): boolean {
    return this.byOrder.find(`${mchid}/${outTradeNo}`).length > 0;
  }

  /** An order was paid: what it asked to sign is signed, unless that is impossible now. */
  async signWithOrder(mchid: string, outTradeNo: string, personId: string): Promise<void> {
    const request = this.byOrder.find(`${mchid}/${outTradeNo}`)[0];
    if (!request) return;
    try {
      await this.sign(request, this.parts.people.get(personId));
    } catch (error) {
      if (!(error instanceof PapayRefusal)) throw error;
    }
  }

  /** Safe to repeat. */
  async terminate(contract: PapayContract, mode: TerminationMode, remark: string | null): Promise<PapayContract> {
    if (contract.state === 'TERMINATED') return contract;
    const ended = this.put({
      ...contract,
      state: 'TERMINATED',
      terminatedAt: this.parts.now(),
      terminationMode: mode,
      terminationRemark: remark,
    });
    await this.parts.changed(ended, 'DELETE');
    return ended;
  }

  openWindow(contract: PapayContract, window: Omit<DeductionWindow, 'isUsed'>): PapayContract {
    return this.put({ ...contract, window: { ...window, isUsed: false } });
  }

  /** A window ends with its first success. */
  useWindow({ contractId }: PapayContract): void {
    const contract = this.kept.get(contractId);
    if (contract?.window) this.put({ ...contract, window: { ...contract.window, isUsed: true } });
  }

  private put(contract: PapayContract): PapayContract {
    return this.kept.put(contract.contractId, contract);
  }
}
