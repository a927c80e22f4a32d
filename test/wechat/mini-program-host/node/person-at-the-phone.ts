import type { PaymentOutcome, PaySheet, PhoneApi, Sheets, TransferOutcome, TransferSheet } from '../core/phone.ts';

/** The person in front of a phone without a screen: sees WeChat's sheets, and types the PIN, or does not. */
export class PersonAtThePhone implements Sheets {
  /** the sheet that waits for a PIN now */
  paySheet: PaySheet | null = null;
  /** a merchant's money that waits to be taken now */
  transferSheet: TransferSheet | null = null;
  readonly #api: PhoneApi;
  #resolve: ((outcome: PaymentOutcome) => void) | null = null;
  #resolveTransfer: ((outcome: TransferOutcome) => void) | null = null;

  constructor(api: PhoneApi) {
    this.#api = api;
  }

  presentPaySheet(sheet: PaySheet): Promise<PaymentOutcome> {
    this.paySheet = sheet;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** @returns what the cashier said; a wrong PIN leaves the sheet where it is */
  async enterPin(pin: string): Promise<PaymentOutcome> {
    const { id } = this.#openSheet();
    const outcome = (await this.#api('pay-sheet', { id, action: 'pay', pin })) as PaymentOutcome;
    if (outcome.ok || !outcome.sheetStays) this.#finish(outcome);
    return outcome;
  }

  async cancelPayment(): Promise<void> {
    const { id } = this.#openSheet();
    this.#finish((await this.#api('pay-sheet', { id, action: 'cancel' })) as PaymentOutcome);
  }

  presentTransferSheet(sheet: TransferSheet): Promise<TransferOutcome> {
    this.transferSheet = sheet;
    return new Promise((resolve) => {
      this.#resolveTransfer = resolve;
    });
  }

  /** @returns what WeChat said: the person may be too late */
  async answerTransfer(action: 'confirm' | 'refuse' | 'close'): Promise<TransferOutcome> {
    if (!this.transferSheet) throw new Error('no transfer sheet is open');
    const outcome = (await this.#api('transfer-sheet', { id: this.transferSheet.id, action })) as TransferOutcome;
    this.transferSheet = null;
    this.#resolveTransfer?.(outcome);
    this.#resolveTransfer = null;
    return outcome;
  }

  #openSheet(): PaySheet {
    if (!this.paySheet) throw new Error('no pay sheet is open');
    return this.paySheet;
  }

  #finish(outcome: PaymentOutcome): void {
    this.paySheet = null;
    this.#resolve?.(outcome);
    this.#resolve = null;
  }
}
