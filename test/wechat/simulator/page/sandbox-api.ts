import type { LogEntry } from '../../log/request-log.ts';
import type { MenuAction } from '../../menus/menus.ts';
import type { SheetResult, VisibleSheet } from '../../phone/pay-sheets.ts';
import type { Chat, MiniProgramInfo, PaymentOpening } from '../../phone/phone-api.ts';
import type { PhoneEvent } from '../../phone/phone-feed.ts';
import type { TransferOpening, TransferSheetResult } from '../../phone/transfer-sheets.ts';

export type { Chat, LogEntry, MenuAction, MiniProgramInfo, PaymentOpening, PhoneEvent, SheetResult, VisibleSheet };

export interface PersonOnPhone {
  id: string;
  nickname: string;
}

async function call<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `${path} answered ${response.status}`);
  return answer;
}

/** The sandbox as the phone knows it. Calls throw what the sandbox refuses. */
export const sandboxApi = {
  call: (name: string, body: Record<string, unknown>): Promise<unknown> => call(`/__phone__/${name}`, body),
  people: async () => (await call<{ people: PersonOnPhone[] }>('/__phone__/people', {})).people,
  chats: async (person: string) => (await call<{ chats: Chat[] }>('/__phone__/chats', { person })).chats,
  miniProgram: (appid: string) => call<MiniProgramInfo>('/__phone__/mini-program', { appid }),
  pay: (id: string, pin: string) => call<SheetResult>('/__phone__/pay-sheet', { id, action: 'pay', pin }),
  cancelPayment: (id: string) => call<SheetResult>('/__phone__/pay-sheet', { id, action: 'cancel' }),
  jsapiPayment: (body: Record<string, unknown>) => call<PaymentOpening>('/__phone__/jsapi-payment', body),
  merchantTransfer: (body: Record<string, unknown>) => call<TransferOpening>('/__phone__/merchant-transfer', body),
  answerTransfer: (id: string, action: 'confirm' | 'close') =>
    call<TransferSheetResult>('/__phone__/transfer-sheet', { id, action }),
  forgetWebview: (person: string) => call<object>('/__phone__/webview-forget', { person }),
  setWebview: (person: string, settings: { lang: string; theme: string }) =>
    call<object>('/__phone__/webview-settings', { person, ...settings }),
  follow: (person: string, appid: string) => call<object>('/__sandbox__/follow', { person, appid }),
  unfollow: (person: string, appid: string) => call<object>('/__sandbox__/unfollow', { person, appid }),
  tapMenu: async (person: string, appid: string, index: number, subIndex?: number) =>
    (await call<{ action: MenuAction }>('/__sandbox__/tap-menu', { person, appid, index, subIndex })).action,
  sendMessage: (person: string, appid: string, text: string) =>
    call<object>('/__sandbox__/send-message', { person, appid, text }),
  log: async () => (await call<{ entries: LogEntry[] }>('/__sandbox__/log', {})).entries,
};

/** @param onState false while the stream is broken; the browser reconnects by itself */
export function watchSandbox(onEvent: (event: PhoneEvent) => void, onState: (connected: boolean) => void): void {
  const source = new EventSource('/__phone__/events');
  source.addEventListener('open', () => onState(true));
  source.addEventListener('error', () => onState(false));
  source.addEventListener('message', ({ data }) => onEvent(JSON.parse(data as string) as PhoneEvent));
}
