import type { PaymentOutcome } from '../../mini-program-host/core/phone.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import type { Layer, Phone } from './phone.ts';
import type { VisibleSheet } from './sandbox-api.ts';

const PIN_LENGTH = 6;
/** The sandbox is gone, or forgot the sheet: the client hears a failure, and asks its own server what became of the money. */
const UNANSWERED = { ok: false, errCode: -1, errMsg: 'get_brand_wcpay_request:fail', sheetStays: false } as const;
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', 'delete'];

/** Fen as WeChat writes an amount. */
export function yuan(amountFen: number): string {
  return `¥${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}

/**
 * WeChat's cashier for both rails: the sheet with its PIN, then the result. The money moves in the sandbox.
 * @returns once the person has paid, cancelled, or read why it failed
 */
export function presentPaySheet(phone: Phone, sheet: VisibleSheet): Promise<PaymentOutcome> {
  const { words } = phone;
  return new Promise((resolve) => {
    let pin = '';
    let isBusy = false;
    const boxes = h('div', { class: 'pin', attributes: { role: 'img' } });
    const message = h('p', { class: 'pay__message', attributes: { role: 'status' } });
    const element = h('section', {
      class: 'layer layer--over pay',
      attributes: { role: 'dialog', 'aria-modal': 'true', 'aria-label': words.pay, tabindex: -1 },
    });
    const layer: Layer = { element, statusInk: 'white' };

    const drawPin = (): void => {
      boxes.setAttribute('aria-label', `${words.enterPin} ${pin.length}/${PIN_LENGTH}`);
      boxes.replaceChildren(
        ...Array.from({ length: PIN_LENGTH }, (_, at) =>
          h('span', { class: at < pin.length ? 'pin__box pin__box--full' : 'pin__box' }),
        ),
      );
    };
    const finish = (outcome: PaymentOutcome): void => {
      phone.remove(layer);
      resolve(outcome);
    };
    const cancel = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      finish(await phone.api.cancelPayment(sheet.id).catch(() => UNANSWERED));
    };
    const pay = async (): Promise<void> => {
      isBusy = true;
      message.textContent = words.paying;
      element.classList.add('pay--busy');
      const outcome = await phone.api.pay(sheet.id, pin).catch(() => UNANSWERED);
      element.classList.remove('pay--busy');
      isBusy = false;
      if (!outcome.ok && outcome.sheetStays) {
        pin = '';
        drawPin();
        message.textContent = words.wrongPin;
        boxes.classList.add('pin--wrong');
        setTimeout(() => boxes.classList.remove('pin--wrong'), 400);
        return;
      }
      layer.statusInk = phone.settings.theme === 'dark' ? 'white' : 'black';
      phone.showStatusInk();
      showResult(phone, element, sheet, outcome.ok, () => finish(outcome));
    };
    const press = (key: string): void => {
      if (isBusy) return;
      if (key === 'delete') pin = pin.slice(0, -1);
      else if (pin.length < PIN_LENGTH) pin += key;
      message.textContent = '';
      drawPin();
      if (pin.length === PIN_LENGTH) void pay();
    };
    element.addEventListener('keydown', (event) => {
      if (!element.contains(boxes)) return;
      if (/^\d$/.test(event.key)) press(event.key);
      else if (event.key === 'Backspace') press('delete');
      else if (event.key === 'Escape') void cancel();
    });

    drawPin();
    const close = h(
      'button',
      { class: 'icon-button', onclick: () => void cancel(), attributes: { 'aria-label': words.cancel } },
      svg(icons.close),
    );
    element.append(
      h(
        'div',
        { class: 'pay__sheet' },
        h('header', { class: 'pay__header' }, close, h('h2', { text: words.enterPin })),
        h('p', { class: 'pay__payee', text: sheet.payee }),
        h('p', { class: 'pay__amount', text: yuan(sheet.amountFen) }),
        h(
          'dl',
          { class: 'pay__facts' },
          fact(words.pay, sheet.title),
          sheet.contract &&
            fact(words.renews, words.everyDays(yuan(sheet.contract.priceFen), sheet.contract.periodDays)),
          fact(words.payMethod, words.balance),
        ),
        boxes,
        message,
        h('p', { class: 'pay__hint', text: words.pinHint }),
        h('div', { class: 'keypad' }, ...KEYS.map((key) => keyButton(key, words.deleteDigit, press))),
      ),
    );
    phone.push(layer);
    element.focus();
  });
}

function keyButton(key: string, deleteLabel: string, press: (key: string) => void): HTMLElement {
  if (key === '') return h('span');
  const isDelete = key === 'delete';
  return h(
    'button',
    {
      class: 'keypad__key',
      onclick: () => press(key),
      attributes: { type: 'button', 'aria-label': isDelete ? deleteLabel : key },
    },
    isDelete ? svg(icons.backspace) : key,
  );
}

function fact(name: string, value: string): HTMLElement {
  return h('div', {}, h('dt', { text: name }), h('dd', { text: value }));
}

function showResult(phone: Phone, element: HTMLElement, sheet: VisibleSheet, isPaid: boolean, done: () => void): void {
  const { words } = phone;
  const button = h('button', { class: isPaid ? 'primary-button' : 'plain-button', text: words.done, onclick: done });
  element.classList.add('pay--result');
  element.replaceChildren(
    h(
      'div',
      { class: 'pay__result' },
      h(
        'span',
        { class: isPaid ? 'pay__sign' : 'pay__sign pay__sign--failed' },
        svg(isPaid ? icons.check : icons.close),
      ),
      h('h2', { text: isPaid ? words.paid : words.payFailed }),
      h('p', { class: 'pay__payee', text: sheet.payee }),
      isPaid && h('p', { class: 'pay__amount', text: yuan(sheet.amountFen) }),
    ),
    button,
  );
  button.focus();
}
