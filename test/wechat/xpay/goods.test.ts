import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenVirtualPayment, SUBSCRIPTION } from '../support/given-virtual-payment.ts';
import {
  APP_KEYS,
  type GivenWechat,
  GOOD,
  givenWechat,
  type Json,
  OFFER_ID,
  virtualPayment,
} from '../support/given-wechat.ts';

describe('goods of virtual payment', () => {
  let wechat: GivenWechat;
  let sessionKey: string;

  beforeEach(async () => {
    wechat = await givenWechat();
    sessionKey = (await wechat.session()).session_key;
  });

  afterEach(() => wechat.stop());

  const errCode = async (fields: Parameters<typeof virtualPayment>[1]) => {
    const answer = await wechat.phone('virtual-payment', virtualPayment(sessionKey, fields));
    return answer.ok ? 0 : answer.errCode;
  };
  const item = {
    id: 'tea_year',
    name: '茶客年度会员',
    price: 16800,
    remark: '一年',
    item_url: 'https://teahouse.example/a.png',
  };
  const upload = (upload_item: unknown = [item]) => wechat.xpay('start_upload_goods', { upload_item, env: 0 });
  const publish = (id = item.id) => wechat.xpay('start_publish_goods', { publish_item: [{ id }], env: 0 });
  const uploaded = () => wechat.xpay('query_upload_goods', { env: 0 });
  const published = () => wechat.xpay('query_publish_goods', { env: 0 });
  const advance = (advanceMs: number) => wechat.control('clock', { advanceMs });
  const sell = (outTradeNo: string) => errCode({ outTradeNo, productId: item.id, goodsPrice: item.price });

  it('are uploaded, published, and sellable ten minutes later', async () => {
    expect(await uploaded()).toMatchObject({ status: 0, upload_item: [] });
    expect(await upload()).toMatchObject({ errcode: 0 });
    expect(await uploaded()).toMatchObject({ status: 1, upload_item: [{ ...item, upload_status: 0 }] });
    await advance(1_000);
    expect(await uploaded()).toMatchObject({ status: 3, upload_item: [{ ...item, upload_status: 2 }] });
    expect(await sell('order-10000001')).toBe(-15010);

    expect(await publish()).toMatchObject({ errcode: 0 });
    expect(await published()).toMatchObject({ status: 1, publish_item: [{ id: item.id, publish_status: 0 }] });
    await advance(1_000);
    expect(await published()).toMatchObject({ status: 3, publish_item: [{ id: item.id, publish_status: 2 }] });
    expect(await sell('order-10000001')).toBe(-15014);

    await advance(595_000);
    expect(await sell('order-10000001')).toBe(-15014);
    await advance(5_000);
    expect(await sell('order-10000001')).toBe(0);
  });

  it('go one at a time', async () => {
    expect(await upload([item, { ...item, id: 'other' }])).toMatchObject({ errcode: 268490002 });
    await upload();
    expect(await upload([{ ...item, id: 'other' }])).toMatchObject({ errcode: 268490012 });
  });

  it('keep their price: a known id is not overwritten', async () => {
    await upload([{ ...item, id: GOOD.productId, price: 1 }]);
    await advance(1_000);

    expect(await uploaded()).toMatchObject({ status: 2, upload_item: [{ upload_status: 1 }] });
    expect(await errCode({ outTradeNo: 'order-00000001' })).toBe(0);
  });

  it('cannot be published before they exist', async () => {
    await publish('nothing');
    await advance(1_000);

    expect(await published()).toMatchObject({ status: 2, publish_item: [{ publish_status: 3 }] });
  });

  it.each([
    { id: '' },
    { id: 'a'.repeat(21) },
    { id: '茶' },
    { name: '茶'.repeat(21) },
    { price: 0 },
    { price: 1.5 },
    { item_url: 'a.png' },
  ])('are refused with %o', async (change) => {
    expect(await upload([{ ...item, ...change }])).toMatchObject({ errcode: 268490002 });
  });
});

describe('goods with a period', () => {
  it.each<[string, Json]>([
    ['a month of 30 days', { periodDays: 30 }],
    ['99 fen', { priceFen: 99 }],
    ['more than 5000 CNY', { priceFen: 500_001 }],
  ])('cannot have %s', async (_what, change) => {
    const given = await givenVirtualPayment();
    const goods = [{ ...SUBSCRIPTION, ...change }];

    const made = given.wechat.control('world', {
      xpay: [{ appid: given.appid, offerId: OFFER_ID, appKeys: APP_KEYS, goods }],
    });

    await expect(made).rejects.toThrow(SUBSCRIPTION.productId);
    await given.stop();
  });
});
