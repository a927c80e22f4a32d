import type { TransferOutcome, TransferSheet } from '../../mini-program-host/core/phone.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import { yuan } from './pay-sheet.ts';
import type { Layer, Phone } from './phone.ts';

/** The sandbox is gone, or forgot the sheet. */
const UNANSWERED = { ok: false, errCode: -1, errMsg: 'requestMerchantTransfer:fail' } as const;

/**
 * WeChat's page for a merchant's money: who gives how much for what, and one button.
 * @returns once the person has taken it, left, or read why it failed
 */
export function presentTransferSheet(phone: Phone, sheet: TransferSheet): Promise<TransferOutcome> {
  const { words } = phone;
  return new Promise((resolve) => {
    let isBusy = false;
    const message = h('p', { class: 'pay__message', attributes: { role: 'status' } });
    const element = h('section', {
      class: 'layer layer--over pay',
      attributes: { role: 'dialog', 'aria-modal': 'true', 'aria-label': words.receive, tabindex: -1 },
    });
    const layer: Layer = { element, statusInk: 'white' };

    const finish = (outcome: TransferOutcome): void => {
      phone.remove(layer);
      resolve(outcome);
    };
    const leave = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      finish(await phone.api.answerTransfer(sheet.id, 'close').catch(() => UNANSWERED));
    };
    const take = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      message.textContent = words.receiving;
      element.classList.add('pay--busy');
      const outcome = await phone.api.answerTransfer(sheet.id, 'confirm').catch(() => UNANSWERED);
      layer.statusInk = phone.settings.theme === 'dark' ? 'white' : 'black';
      phone.showStatusInk();
      showResult(phone, element, sheet, outcome.ok, () => finish(outcome));
    };
    element.addEventListener('keydown', ({ key }) => key === 'Escape' && void leave());

    const close = h(
      'button',
      { class: 'icon-button', onclick: () => void leave(), attributes: { 'aria-label': words.close } },
      svg(icons.close),
    );
    const button = h('button', { class: 'primary-button', text: words.receive, onclick: () => void take() });
    element.append(
      h(
        'div',
        { class: 'pay__sheet pay__sheet--transfer' },
        h('header', { class: 'pay__header' }, close, h('h2', { text: sheet.perception })),
        h('p', { class: 'pay__amount', text: yuan(sheet.amountFen) }),
        h(
          'dl',
          { class: 'pay__facts' },
          fact(words.receiveFrom, sheet.payer),
          fact(words.receiveFor, sheet.perception),
          fact(words.receiveRemark, sheet.remark),
        ),
        message,
        button,
      ),
    );
    phone.push(layer);
    button.focus();
  });
}

function fact(name: string, value: string): HTMLElement {
  return h('div', {}, h('dt', { text: name }), h('dd', { text: value }));
}

function showResult(
  phone: Phone,
  element: HTMLElement,
  sheet: TransferSheet,
  isTaken: boolean,
  done: () => void,
): void {
  const { words } = phone;
  const button = h('button', { class: isTaken ? 'primary-button' : 'plain-button', text: words.done, onclick: done });
  element.classList.add('pay--result');
  element.replaceChildren(
    h(
      'div',
      { class: 'pay__result' },
      h(
        'span',
        { class: isTaken ? 'pay__sign' : 'pay__sign pay__sign--failed' },
        svg(isTaken ? icons.check : icons.close),
      ),
      h('h2', { text: isTaken ? words.received : words.receiveFailed }),
      isTaken && h('p', { class: 'pay__amount', text: yuan(sheet.amountFen) }),
      isTaken && h('p', { class: 'pay__payee', text: words.receivedHint }),
    ),
    button,
  );
  button.focus();
}
