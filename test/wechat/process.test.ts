import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paySigOf, userSignatureOf } from './crypto/virtual-payment-signature.ts';
import { CHAGUAN, demoOpenid, demoUnionid, SHANYU } from './seed/demo-world.ts';
import { type SpawnedSandbox, spawnSandbox } from './spawn-sandbox.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';

const MINI_APPID = CHAGUAN.miniProgramAppid;
const MINI_SECRET = '7ea00000000000000000000000000011';

describe('the sandbox as a process of its own', () => {
  let dataFolder: string;
  let wechat: SpawnedSandbox;
  let receiver: Receiver;

  beforeEach(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'teahouse-sandbox-'));
    receiver = await startReceiver();
    wechat = await start();
  });

  afterEach(async () => {
    await wechat.stop();
    await receiver.stop();
    rmSync(dataFolder, { recursive: true });
  });

  const start = () => spawnSandbox({ dataFolder, demo: true, env: { PUBLIC_URL: receiver.url } });

  async function kill(): Promise<void> {
    process.kill(wechat.pid, 'SIGKILL');
    await wechat.stop();
  }

  async function logIn(person: string) {
    const { code } = await wechat.phone('login', { person, appid: MINI_APPID });
    const query = new URLSearchParams({
      appid: MINI_APPID,
      secret: MINI_SECRET,
      js_code: code,
      grant_type: 'authorization_code',
    });
    return (await (await fetch(`${wechat.url}/sns/jscode2session?${query}`)).json()) as Record<
      'openid' | 'unionid' | 'session_key',
      string
    >;
  }

  async function buy(outTradeNo: string, sessionKey: string) {
    const signData = JSON.stringify({
      offerId: '1450000001',
      buyQuantity: 1,
      env: 0,
      currencyType: 'CNY',
      productId: 'th_tea_month',
      goodsPrice: 1800,
      outTradeNo,
      attach: '',
    });
    const opened = await wechat.phone('virtual-payment', {
      person: 'lin',
      appid: MINI_APPID,
      mode: 'short_series_goods',
      signData,
      paySig: paySigOf('xpayChaguanLiveKey0000000000000000', 'requestVirtualPayment', signData),
      signature: userSignatureOf(sessionKey, signData),
    });
    if (!opened.ok) throw new Error(opened.errMsg);
    return wechat.phone('pay-sheet', { id: opened.sheet.id, action: 'pay', pin: '123456' });
  }

  it('seeds the demo world: accounts, people, goods', async () => {
    const { apps, people, goods, merchants } = await wechat.control('state');

    expect(apps.map(({ appid, kind, name }) => [appid, kind, name])).toEqual([
      ['wx7ea0000000000011', 'mini-program', '茶馆夜话'],
      ['wx7ea0000000000012', 'mini-program', '山雨读书'],
      ['wx7ea0000000000001', 'service-account', '茶馆夜话'],
      ['wx7ea0000000000002', 'subscription-account', '山雨读书'],
    ]);
    expect(apps.map(({ secret }) => secret.length)).toEqual([32, 32, 32, 32]);
    expect(people.map(({ id, nickname, following }) => [id, nickname, following])).toEqual([
      ['lin', '林晚', [CHAGUAN.officialAppid]],
      ['chen', '陈默', [CHAGUAN.officialAppid, SHANYU.officialAppid]],
      ['wang', 'Emma Wang', []],
    ]);
    expect(goods.filter(({ id }) => id === 'th_seat_year').map(({ priceFen }) => priceFen)).toEqual([45800, 45800]);
    expect(new Set(goods.map(({ id, priceFen }) => `${id} ${priceFen}`))).toEqual(
      new Set([
        'th_tea_month 1800',
        'th_tea_quarter 4800',
        'th_tea_year 16800',
        'th_seat_month 4800',
        'th_seat_quarter 12800',
        'th_seat_year 45800',
        'th_reader_month 1200',
        'th_reader_quarter 3200',
        'th_reader_year 9800',
        'th_tea_sub31 1800',
        'th_tea_sub93 4800',
        'th_tea_sub372 16800',
        'th_seat_sub31 4800',
        'th_seat_sub93 12800',
        'th_seat_sub372 45800',
        'th_reader_sub31 1200',
        'th_reader_sub93 3200',
        'th_reader_sub372 9800',
        'th_tip_yuan 100',
        'th_unlock_300 300',
        'th_unlock_500 500',
        'th_unlock_2900 2900',
      ]),
    );
    expect(merchants.map(({ mchid }) => mchid)).toEqual(['1900007001']);
  });

  it('knows demo people by names that others can know too', async () => {
    expect(await logIn('lin')).toMatchObject({
      openid: demoOpenid(CHAGUAN, 'Mp', 'lin'),
      unionid: demoUnionid(CHAGUAN, 'lin'),
    });
    expect(demoOpenid(CHAGUAN, 'Mp', 'lin')).toBe('oCgMp-lin0000000000000000000');
  });

  it('goes on after kill -9 with the sessions, orders and retries it had', async () => {
    receiver.answerWith(() => ({ status: 503 }));
    const { session_key } = await logIn('lin');
    await buy('order-00000001', session_key);
    await wechat.control('clock', { advanceMs: 3_600_000 });
    const before = receiver.received.length;
    const { now } = await wechat.control('clock');

    await kill();
    receiver.answerWith(() => ({ body: 'success' }));
    wechat = await start();

    expect((await wechat.control('clock')).now).toBeGreaterThanOrEqual(now);
    expect((await wechat.control('state')).xpayOrders).toMatchObject([{ orderId: 'order-00000001', status: 2 }]);
    await wechat.control('clock', { advanceMs: 3_600_000 });
    expect(receiver.received).toHaveLength(before + 1);
    expect((await wechat.control('state')).xpayOrders).toMatchObject([{ status: 4 }]);
    expect((await logIn('lin')).session_key).toBe(session_key);
  });

  it('sends the push again that was under way when it was killed', async () => {
    const { session_key } = await logIn('lin');
    receiver.answerWith(() => new Promise(() => undefined));
    await buy('order-00000002', session_key);
    await expect.poll(() => receiver.received.length).toBe(1);

    await kill();
    receiver.answerWith(() => ({ body: 'success' }));
    wechat = await start();

    await expect.poll(() => receiver.received.length).toBe(2);
    await wechat.control('idle');
    expect((await wechat.control('state')).xpayOrders).toMatchObject([{ orderId: 'order-00000002', status: 4 }]);
  });

  it('does not start on damaged state, and touches nothing', async () => {
    await wechat.stop();
    const file = join(dataFolder, 'sandbox', 'state.sqlite');
    writeFileSync(file, 'not a database '.repeat(500));

    await expect(start()).rejects.toThrow('ended with 1');

    expect(readFileSync(file, 'utf8')).toContain('not a database');
    rmSync(file);
    wechat = await start();
  });

  it('says what to do when its port is taken', async () => {
    const { port } = new URL(wechat.url);

    await expect(spawnSandbox({ env: { SANDBOX_PORT: port } })).rejects.toThrow('ended with 1');
  });
});
