import type { PaymentOutcome, PaySheet, PhoneApi } from '../core/phone.ts';

/** The person in front of a phone without a screen: sees the pay sheet and types the PIN, or does not. */
export class PersonAtThePhone {
  /** the sheet that waits for a PIN now */
  paySheet: PaySheet | null = null;
  readonly #api: PhoneApi;
  #resolve: ((outcome: PaymentOutcome) => void) | null = null;

  constructor(api: PhoneApi) {
    this.#api = api;
  }

  present(sheet: PaySheet): Promise<PaymentOutcome> {
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
