import { shanghaiDay, shanghaiMidnight } from '../clock/shanghai-time.ts';
import { givenRefunds } from './given-refunds.ts';
import { authorizationHeader, type Json, type PayRequest } from './given-wechat.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;

export type GivenBills = Awaited<ReturnType<typeof givenBills>>;

/** Orders and refunds from noon of a day on, `day`, whose bills can be fetched. */
export async function givenBills() {
  const shop = await givenRefunds();
  const { wechat } = shop;
  const day = shanghaiDay(Date.now() + DAY);
  const at = (hours: number) => wechat.control('clock', { set: shanghaiMidnight(day) + hours * HOUR });
  await at(12);

  /** Two payments and a refund of one of them; then it is the next morning. */
  async function aDay() {
    await shop.pay({ description: '茶客,月度会员', attach: 'order=1' });
    await at(13);
    await shop.pay({ out_trade_no: 'M20261122000002', amount: { total: 990, currency: 'CNY' } });
    await at(14);
    await shop.refund();
    await at(34);
  }

  const apply = (name: 'tradebill' | 'fundflowbill', query: Record<string, string> = {}) =>
    wechat.pay(`/v3/bill/${name}?${new URLSearchParams({ bill_date: day, ...query }).toString()}`);

  async function download(url: unknown, request: PayRequest = {}) {
    const path = String(url).replace(wechat.url, '');
    const response = await fetch(`${wechat.url}${path}`, {
      headers: {
        accept: '*/*',
        'user-agent': 'teahouse-test',
        ...(request.authorization !== null && { authorization: authorizationHeader(path, request) }),
      },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async function fetchBill(name: 'tradebill' | 'fundflowbill', query: Record<string, string> = {}) {
    const { status, json } = await apply(name, query);
    if (status !== 200) throw new Error(JSON.stringify(json));
    return readBill((await download(json.download_url)).bytes);
  }

  return { ...shop, day, at, aDay, apply, download, fetchBill };
}

export interface ReadBill {
  rows: Json[];
  summary: Json;
}

/** Rows by the names of their columns. */
export function readBill(bytes: Buffer): ReadBill {
  const lines = bytes.toString('utf8').replace('\ufeff', '').trimEnd().split(/\r?\n/);
  const [header = '', ...rest] = lines;
  const summaryHeader = rest.at(-2) ?? '';
  const read = (names: string, line: string) => {
    const values = line.split(/(?:^|,)`/).slice(1);
    return Object.fromEntries(names.split(',').map((name, column) => [name, values[column] ?? '']));
  };
  return { rows: rest.slice(0, -2).map((line) => read(header, line)), summary: read(summaryHeader, rest.at(-1) ?? '') };
}
