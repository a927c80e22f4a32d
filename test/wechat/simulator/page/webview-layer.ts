import type { PhoneMessage, WebviewMessage } from '../webview/webview-messages.ts';
import { h, svg } from './dom.ts';
import { icons } from './icons.ts';
import { presentPaySheet } from './pay-sheet.ts';
import type { Layer, Phone } from './phone.ts';
import { presentTransferSheet } from './transfer-sheet.ts';

const PAY = 'getBrandWCPayRequest';
const TRANSFER = 'requestMerchantTransfer';

/** WeChat's in-app browser, opened from the chat of the Official Account `appid`. */
export function openWebview(phone: Phone, { url, appid }: { url: string; appid: string }): void {
  const title = h('h2', { class: 'title-bar__title', text: phone.words.loading });
  const back = h('button', { class: 'icon-button', attributes: { 'aria-label': phone.words.back } }, svg(icons.back));
  const close = h(
    'button',
    { class: 'icon-button', attributes: { 'aria-label': phone.words.closePage } },
    svg(icons.close),
  );
  const reload = h(
    'button',
    { class: 'icon-button', attributes: { 'aria-label': phone.words.reload, title: phone.words.reload } },
    svg(icons.dots),
  );
  const frame = h('iframe', {
    class: 'webview__page',
    attributes: { title: 'webview', allow: 'clipboard-write; autoplay' },
  });
  const element = h(
    'section',
    { class: 'layer webview' },
    h(
      'header',
      { class: 'title-bar' },
      h('div', { class: 'title-bar__side' }, back, close),
      title,
      h('div', { class: 'title-bar__side title-bar__side--right' }, reload),
    ),
    frame,
  );
  const tell = (message: PhoneMessage): void => frame.contentWindow?.postMessage(message, '*');
  const hear = ({ data, source }: MessageEvent<WebviewMessage>): void => {
    if (source !== frame.contentWindow || data?.source !== 'wechat-webview') return;
    if (data.type === 'close') phone.remove(layer);
    if (data.type === 'page') {
      title.textContent = data.title;
      back.hidden = !data.canGoBack;
      element.style.background = data.background;
    }
    if (data.type === 'invoke')
      void invoke(phone, appid, data).then((result) =>
        tell({ source: 'wechat-phone', type: 'result', id: data.id, result }),
      );
  };
  const layer: Layer = {
    element,
    statusInk: phone.settings.theme === 'dark' ? 'white' : 'black',
    refresh: () => {
      const { language: lang, theme } = phone.settings;
      layer.statusInk = theme === 'dark' ? 'white' : 'black';
      void phone.api
        .setWebview(phone.person, { lang, theme })
        .then(() => tell({ source: 'wechat-phone', type: 'reload' }));
    },
    close: () => window.removeEventListener('message', hear),
  };
  back.hidden = true;
  back.addEventListener('click', () => tell({ source: 'wechat-phone', type: 'back' }));
  close.addEventListener('click', () => phone.remove(layer));
  reload.addEventListener('click', () => tell({ source: 'wechat-phone', type: 'reload' }));
  window.addEventListener('message', hear);
  phone.push(layer);
  const { language: lang, theme } = phone.settings;
  frame.src = `/__webview__/open?${new URLSearchParams({ person: phone.person, appid, url, lang, theme })}`;
}

/** What a page asks of WeChat. Only money is real here; the rest ends as it does on a phone that lacks it. */
async function invoke(
  phone: Phone,
  appid: string,
  { api, parameters, pageUrl }: Extract<WebviewMessage, { type: 'invoke' }>,
): Promise<Record<string, unknown>> {
  if (api === TRANSFER) return takeTransfer(phone, appid, parameters);
  if (api !== PAY) return { err_msg: `${api}:fail`, err_desc: 'not supported by the simulator' };
  const answer = await phone.api.jsapiPayment({ ...parameters, pageUrl, person: phone.person, appid });
  if (!answer.ok) {
    phone.toast(`${phone.words.cannotPay}：${answer.errMsg.replace(/^\w+:fail\s*/, '')}`);
    return { err_msg: 'get_brand_wcpay_request:fail', err_desc: answer.errMsg };
  }
  const outcome = await presentPaySheet(phone, answer.sheet);
  return { err_msg: outcome.ok ? 'get_brand_wcpay_request:ok' : outcome.errMsg };
}

async function takeTransfer(
  phone: Phone,
  appid: string,
  parameters: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const answer = await phone.api.merchantTransfer({ ...parameters, person: phone.person, appid });
  if (!answer.ok) {
    phone.toast(`${phone.words.cannotReceive}：${answer.errMsg.replace(/^\w+:fail\s*/, '')}`);
    return { err_msg: `${TRANSFER}:fail`, err_desc: answer.errMsg };
  }
  const outcome = await presentTransferSheet(phone, answer.sheet);
  return { err_msg: outcome.ok ? `${TRANSFER}:ok` : outcome.errMsg };
}
