import { compactTime } from '../clock/shanghai-time.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { randomDigits, randomText } from '../crypto/random-text.ts';
import type { Faults, TransferFailReason } from '../faults/faults.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { FundPurpose, Funds } from './funds.ts';
import { transferNotification } from './transfer-answers.ts';
import type { TransferRequest } from './transfer-rules.ts';

type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

/** 转账单: money on its way from a merchant to a person, who has to say yes to it. */
export interface Transfer extends Omit<TransferRequest, 'sealedUserName'> {
  mchid: string;
  transferBillNo: string;
  /** which of the merchant's accounts paid it, and gets it back */
  account: 'BASIC' | 'OPERATION';
  personId: string;
  /** in plain text; null when the merchant did not name the person */
  userName: string | null;
  /** canonical text of the first request, its name in plain text: a repetition has to be the same */
  fingerprint: string;
  state: TransferState;
  /** opens the confirmation on the phone */
  packageInfo: string;
  failReason: TransferFailReason | null;
  createdAt: number;
  updatedAt: number;
}

type NewTransfer = Pick<Transfer, 'mchid' | 'account' | 'personId' | 'userName' | 'fingerprint'> & TransferRequest;

interface TransferParts {
  store: Store;
  clock: VirtualClock;
  settings: Settings;
  faults: Faults;
  people: People;
  funds: Funds;
  /** tells the merchant how it ended */
  notify: (notification: NonNullable<ReturnType<typeof transferNotification>>) => Promise<void>;
}

const TIMER = 'transfer';
const QUERY_WINDOW_MS = 30 * 24 * 3600_000;

const NEXT: Partial<Record<TransferState, TransferState>> = {
  ACCEPTED: 'PROCESSING',
  PROCESSING: 'WAIT_USER_CONFIRM',
};

export function isFinal(state: TransferState): boolean {
  return state === 'SUCCESS' || state === 'FAIL' || state === 'CANCELLED';
}

function keyOf({ mchid, outBillNo }: Pick<Transfer, 'mchid' | 'outBillNo'>): string {
  return `${mchid}/${outBillNo}`;
}

/**
 * Transfers of merchants to users. The money leaves the merchant when the bill is made, and comes back if the bill fails
 * or is cancelled. A final state never changes.
 */
export class Transfers {
  private readonly kept: Collection<Transfer>;
  private readonly byTransferBillNo: { find: (transferBillNo: string) => Transfer[] };
  private readonly byPackage: { find: (packageInfo: string) => Transfer[] };
  private readonly parts: TransferParts;

  constructor(parts: TransferParts) {
    this.parts = parts;
    this.kept = parts.store.collection('transfers');
    this.byTransferBillNo = this.kept.indexBy(({ transferBillNo }) => transferBillNo);
    this.byPackage = this.kept.indexBy(({ packageInfo }) => packageInfo);
    parts.clock.on<{ key: string; from: TransferState }>(TIMER, ({ key, from }) => this.goOn(key, from));
  }

  find(mchid: string, outBillNo: string): Transfer | undefined {
    return this.kept.get(keyOf({ mchid, outBillNo }));
  }

  findByTransferBillNo(mchid: string, transferBillNo: string): Transfer | undefined {
    return this.byTransferBillNo.find(transferBillNo).find((transfer) => transfer.mchid === mchid);
  }

  /** The package of the phone's call; it opens nothing any more once the bill went on. */
  findByPackage(packageInfo: string): Transfer | undefined {
    return this.byPackage.find(packageInfo)[0];
  }

  /** A query of the API goes back 30 days. */
  isQueryable(transfer: Transfer): boolean {
    return this.now() - transfer.createdAt < QUERY_WINDOW_MS;
  }

  /** @throws PayError NOT_ENOUGH; then there is no bill, and the number can be used again */
  create({ sealedUserName: _sealed, ...request }: NewTransfer): Transfer {
    return this.parts.store.together(() => {
      const createdAt = this.now();
      const transfer: Transfer = {
        ...request,
        transferBillNo: `133${randomDigits(13)}${compactTime(createdAt).slice(0, 8)}${randomDigits(14)}`,
        packageInfo: randomText(96),
        state: 'ACCEPTED',
        failReason: null,
        createdAt,
        updatedAt: createdAt,
      };
      this.parts.funds.spend(this.purpose(transfer));
      const { transferStepMs } = this.parts.settings.current;
      if (transferStepMs > 0) return this.goLater(this.put(transfer), transferStepMs);
      return this.waitForUser(transfer);
    });
  }

  /** @returns why the person cannot say yes or no to it now, or undefined */
  obstacle(transfer: Transfer): string | undefined {
    if (transfer.state === 'SUCCESS' || transfer.state === 'TRANSFERING') return '你已确认收款';
    if (transfer.state !== 'WAIT_USER_CONFIRM') return 'package参数有误，请检查';
    return this.now() < this.expiresAt(transfer) ? undefined : '收款已超时';
  }

  /** The person says yes. @returns false when it is too late */
  confirm(transfer: Transfer): boolean {
    if (this.obstacle(transfer)) return false;
    const confirmed = this.put({ ...transfer, state: 'TRANSFERING', updatedAt: this.now() });
    this.goLater(confirmed, this.parts.settings.current.transferSettleMs);
    return true;
  }

  /** The person does not want the money. @returns false when it is too late */
  async refuse(transfer: Transfer): Promise<boolean> {
    if (this.obstacle(transfer)) return false;
    await this.end(transfer, 'FAIL', 'OTHER_FAIL_REASON_TYPE');
    return true;
  }

  /** Before the person said yes. Safe to repeat. @returns undefined when it is too late */
  cancel(transfer: Transfer): Transfer | undefined {
    if (transfer.state === 'CANCELING' || transfer.state === 'CANCELLED') return transfer;
    if (isFinal(transfer.state) || transfer.state === 'TRANSFERING') return undefined;
    const canceling = this.put({ ...transfer, state: 'CANCELING', updatedAt: this.now() });
    return this.goLater(canceling, this.parts.settings.current.transferCancelMs);
  }

  all(): Transfer[] {
    return this.kept.values();
  }

  /** A timer's work; it does nothing to a bill that left the state it was set for. */
  private async goOn(key: string, from: TransferState): Promise<void> {
    const transfer = this.kept.get(key);
    if (transfer?.state !== from) return;
    if (from === 'WAIT_USER_CONFIRM') return this.end(transfer, 'FAIL', 'OVERDUE_CLOSE');
    if (from === 'CANCELING') return this.endCancel(transfer);
    if (from === 'TRANSFERING') return this.pay(transfer);
    if (NEXT[from] === 'WAIT_USER_CONFIRM') this.waitForUser(transfer);
    else if (NEXT[from] === 'PROCESSING') {
      const processing = this.put({ ...transfer, state: 'PROCESSING', updatedAt: this.now() });
      this.goLater(processing, this.parts.settings.current.transferStepMs);
    }
  }

  private waitForUser(transfer: Transfer): Transfer {
    const waiting = this.put({ ...transfer, state: 'WAIT_USER_CONFIRM', updatedAt: this.now() });
    return this.goLater(waiting, this.expiresAt(waiting) - this.now());
  }

  /** The person's money arrives, unless the name is another one or a fault stands in the way. */
  private async pay(transfer: Transfer): Promise<void> {
    const { faults, people } = this.parts;
    const { outBillNo } = transfer;
    const fault = faults.take(
      'transfer',
      ({ mode, about }) => mode !== 'confirmed-during-cancel' && (about ?? outBillNo) === outBillNo,
    )?.mode;
    if (fault !== undefined && fault !== 'confirmed-during-cancel') return this.end(transfer, 'FAIL', fault);
    const { realName } = people.get(transfer.personId);
    if (realName === null) return this.end(transfer, 'FAIL', 'REAL_NAME_CHECK_FAIL');
    if (transfer.userName !== null && transfer.userName !== realName) {
      return this.end(transfer, 'FAIL', 'NAME_NOT_CORRECT');
    }
    return this.end(transfer, 'SUCCESS', null);
  }

  /** The race of a cancel: the person may have said yes while it was on its way. */
  private async endCancel(transfer: Transfer): Promise<void> {
    if (
      this.parts.faults.take(
        'transfer',
        ({ mode, about }) => mode === 'confirmed-during-cancel' && (about ?? transfer.outBillNo) === transfer.outBillNo,
      )
    ) {
      return this.end(transfer, 'SUCCESS', null);
    }
    return this.end(transfer, 'CANCELLED', 'MCH_CANCEL');
  }

  private async end(
    transfer: Transfer,
    state: 'SUCCESS' | 'FAIL' | 'CANCELLED',
    failReason: TransferFailReason | null,
  ): Promise<void> {
    const ended = this.parts.store.together(() => {
      if (state !== 'SUCCESS') this.parts.funds.income({ ...this.purpose(transfer), businessName: '商家转账退回' });
      return this.put({ ...transfer, state, failReason, updatedAt: this.now() });
    });
    const notification = transferNotification(ended);
    if (notification) await this.parts.notify(notification);
  }

  private goLater(transfer: Transfer, waitMs: number): Transfer {
    this.parts.clock.schedule(TIMER, this.now() + waitMs, { key: keyOf(transfer), from: transfer.state });
    return transfer;
  }

  private expiresAt(transfer: Transfer): number {
    return transfer.createdAt + this.parts.settings.current.transferConfirmWindowMs;
  }

  private purpose({ mchid, account, amountFen, transferBillNo, outBillNo, remark }: Transfer): FundPurpose {
    return {
      mchid,
      account,
      businessName: '商家转账',
      amountFen,
      wechatBusinessNo: transferBillNo,
      documentNo: outBillNo,
      applicant: `${mchid}API`,
      remark,
    };
  }

  private now(): number {
    return this.parts.clock.now();
  }

  private put(transfer: Transfer): Transfer {
    return this.kept.put(keyOf(transfer), transfer);
  }
}
