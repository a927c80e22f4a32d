import { describe, expect, it } from 'vitest';
import { parsePushEvent } from './parse-push-event.ts';
import { parsePushFields } from './push-fields.ts';

const APPID = 'wx7ea0000000000001';
const parse = (text: string) => parsePushEvent(APPID, parsePushFields(text) ?? {});

const xml = (inner: string) =>
  `<xml>
  <ToUserName><![CDATA[gh_7ea000000001]]></ToUserName>
  <FromUserName><![CDATA[oLin_0000000000000000000001]]></FromUserName>
  <CreateTime>1767240004</CreateTime>
  <MsgType><![CDATA[event]]></MsgType>
  ${inner}
</xml>`;

const envelope = {
  appid: APPID,
  toOriginalId: 'gh_7ea000000001',
  fromOpenid: 'oLin_0000000000000000000001',
  createdAt: new Date('2026-01-01T04:00:04.000Z'),
};

describe('events of the Official Account', () => {
  it.each([
    ['<Event><![CDATA[subscribe]]></Event><EventKey></EventKey>', { type: 'subscribe' }],
    [
      '<Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_poster-7]]></EventKey><Ticket><![CDATA[T]]></Ticket>',
      { type: 'subscribe', qrScene: 'poster-7' },
    ],
    ['<Event><![CDATA[unsubscribe]]></Event>', { type: 'unsubscribe' }],
    ['<Event><![CDATA[CLICK]]></Event><EventKey><![CDATA[about]]></EventKey>', { type: 'click', key: 'about' }],
    [
      '<Event><![CDATA[VIEW]]></Event><EventKey><![CDATA[https://a.example/?a=1&b=2]]></EventKey><MenuId>9223372036854775807</MenuId>',
      { type: 'view', url: 'https://a.example/?a=1&b=2', menuId: '9223372036854775807' },
    ],
    [
      '<Event><![CDATA[view_miniprogram]]></Event><EventKey><![CDATA[pages/article/index?id=1&entry=new]]></EventKey><MenuId>4</MenuId>',
      { type: 'viewMiniProgram', pagepath: 'pages/article/index?id=1&entry=new', menuId: '4' },
    ],
    ['<Event><![CDATA[SCAN]]></Event><EventKey><![CDATA[poster-7]]></EventKey>', { type: 'scan', qrScene: 'poster-7' }],
    ['<Event><![CDATA[next_year]]></Event><New><Field>1</Field></New>', { type: 'other', eventName: 'next_year' }],
  ])('reads %s', (inner, expected) => {
    expect(parse(xml(inner))).toMatchObject({ ...envelope, ...expected });
  });
});

it.each([
  ['text', '<Content><![CDATA[你好]]></Content>', '你好'],
  ['voice', '<MediaId>m</MediaId><Recognition><![CDATA[一杯茶]]></Recognition>', '一杯茶'],
  ['location', '<Location_X>31.2</Location_X><Label><![CDATA[上海]]></Label>', '上海'],
  ['link', '<Title><![CDATA[茶馆]]></Title><Url>https://a.example/</Url>', '茶馆'],
  ['image', '<PicUrl>https://a.example/</PicUrl>', ''],
])('reads the words of a message: %s', (messageType, inner, text) => {
  const push = parse(
    `<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1767240004</CreateTime><MsgType>${messageType}</MsgType>${inner}<MsgId>1</MsgId></xml>`,
  );

  expect(push).toMatchObject({ type: 'message', messageType, text, dedupeKey: 'message:1' });
});

it('keeps a MsgId beyond 2^53 exact, in XML and in JSON', () => {
  const inXml = parse(
    '<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1767240004</CreateTime><MsgType>text</MsgType><Content>1</Content><MsgId>23456789012345678901</MsgId></xml>',
  );
  const inJson = parse(
    '{"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1767240004,"MsgType":"text","MsgId":23456789012345678901}',
  );

  expect([inXml.dedupeKey, inJson.dedupeKey]).toEqual(['message:23456789012345678901', 'message:23456789012345678901']);
});

it('keeps CDATA as it was written: "]]>" in two parts, emoji, and entities that are none', () => {
  const fields = parsePushFields(
    '<xml><Content><![CDATA[a ]]]]><![CDATA[> &amp; 🍵 ]]></Content><Plain>1 &lt; 2 &amp; 3</Plain></xml>',
  );

  expect(fields).toMatchObject({ Content: 'a ]]> &amp; 🍵 ', Plain: '1 < 2 & 3' });
});

it('refuses XML that declares entities', () => {
  expect(parsePushFields('<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml><Content>&a;</Content></xml>')).toBeUndefined();
});

describe('the delivery push of Virtual Payment', () => {
  const delivery = {
    ToUserName: 'gh_7ea000000011',
    FromUserName: 'oTencent',
    CreateTime: 1767240004,
    MsgType: 'event',
    Event: 'xpay_goods_deliver_notify',
    OpenId: 'oLinMini',
    OutTradeNo: 'M20260101000001',
    Env: 0,
    WeChatPayInfo: { MchOrderNo: 'x', TransactionId: '4200000000202601010000000001', PaidTime: 1767240003 },
    GoodsInfo: { ProductId: 'th_tea_month', Quantity: 1, OrigPrice: 1800, ActualPrice: 1800, Attach: 'p=1' },
  };
  const expected = {
    type: 'xpayGoodsDeliver',
    appid: APPID,
    toOriginalId: 'gh_7ea000000011',
    fromOpenid: 'oTencent',
    createdAt: new Date('2026-01-01T04:00:04.000Z'),
    dedupeKey: 'xpay_goods_deliver_notify:oLinMini:M20260101000001',
    openid: 'oLinMini',
    outTradeNo: 'M20260101000001',
    env: 0,
    productId: 'th_tea_month',
    quantity: 1,
    origPriceFen: 1800,
    actualPriceFen: 1800,
    attach: 'p=1',
    wechatTransactionId: '4200000000202601010000000001',
    paidAt: new Date('2026-01-01T04:00:03.000Z'),
  };

  it('is read from JSON', () => {
    expect(parse(JSON.stringify(delivery))).toEqual(expected);
  });

  it('is read from XML', () => {
    const text = `<xml><ToUserName>gh_7ea000000011</ToUserName><FromUserName>oTencent</FromUserName><CreateTime>1767240004</CreateTime>
      <MsgType>event</MsgType><Event>xpay_goods_deliver_notify</Event><OpenId>oLinMini</OpenId><OutTradeNo>M20260101000001</OutTradeNo><Env>0</Env>
      <WeChatPayInfo><MchOrderNo>x</MchOrderNo><TransactionId>4200000000202601010000000001</TransactionId><PaidTime>1767240003</PaidTime></WeChatPayInfo>
      <GoodsInfo><ProductId>th_tea_month</ProductId><Quantity>1</Quantity><OrigPrice>1800</OrigPrice><ActualPrice>1800</ActualPrice><Attach><![CDATA[p=1]]></Attach></GoodsInfo></xml>`;

    expect(parse(text)).toEqual(expected);
  });

  it('is read without WeChat Pay details, as Apple payments come', () => {
    const { WeChatPayInfo: _, ...rest } = delivery;
    const { wechatTransactionId: __, paidAt: ___, ...withoutPayment } = expected;

    expect(parse(JSON.stringify(rest))).toEqual(withoutPayment);
  });

  it.each([
    { OpenId: '' },
    { OutTradeNo: undefined },
    { Env: 2 },
    { GoodsInfo: undefined },
    { GoodsInfo: { ...delivery.GoodsInfo, ActualPrice: 17.5 } },
  ])('is refused with %j, for nobody could settle it', (change) => {
    expect(() => parse(JSON.stringify({ ...delivery, ...change }))).toThrow('xpay delivery push: unreadable');
  });

  it('of two orders paid in one second are two pushes', () => {
    const other = parse(JSON.stringify({ ...delivery, OutTradeNo: 'M20260101000002' }));

    expect(other.dedupeKey).not.toBe(expected.dedupeKey);
  });

  it('is the same push in whatever case its event is written', () => {
    const shouted = parse(JSON.stringify({ ...delivery, Event: 'XPAY_Goods_Deliver_Notify' }));

    expect(shouted).toEqual(expected);
  });
});
