import { gql } from 'graphql-request';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GivenAccount } from '../../support/given.ts';
import { errorOf } from '../../support/graphql-error.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;
let owner: string;

beforeAll(async () => {
  teahouse = await startTeahouse();
});
beforeEach(async () => {
  account = await teahouse.given.account();
  owner = await teahouse.given.staff(account);
});
afterAll(() => teahouse?.stop());

const fields = `
  publicUrl
  officialAccount { appid originalId mode callbackUrl }
  miniProgram { appid }
  wechatPay { mchid serialNo wechatPayKeySerials }
  xpay { offerId isSandbox isOnIos }
  reports { kind isPassed finding whatToDo }`;
const Read = gql`{ account { connections { ${fields} } } }`;
const connectWith = (name: string, type: string) => gql`
  mutation ($input: ${type}!) {
    connected: ${name}(input: $input) {
      ... on ConnectSuccess { connections { ${fields} } }
      ... on UserError { code message }
      ... on InvalidConnection { field }
    }
  }
`;
const Check = gql`
  mutation ($kind: ConnectionCheckKind!) {
    checkConnection(input: { kind: $kind }) { report { kind isPassed finding whatToDo } }
  }
`;
interface Report {
  readonly kind: string;
  readonly isPassed: boolean;
  readonly finding: string;
  readonly whatToDo: string | null;
}
interface Connections {
  readonly officialAccount: { readonly appid: string };
  readonly wechatPay: { readonly wechatPayKeySerials: string[] };
  readonly reports: Report[];
}
type Connected = { readonly connections?: Connections; readonly code?: string; readonly field?: string };

const connect = async (what: 'OfficialAccount' | 'MiniProgram' | 'WeChatPay' | 'Xpay', input: object) =>
  (
    await teahouse
      .as(owner)
      .request<{ connected: Connected }>(connectWith(`connect${what}`, `Connect${what}Input`), { input })
  ).connected;
const connections = async () =>
  (await teahouse.as(owner).request<{ account: { connections: Connections } }>(Read)).account.connections;
const check = async (kind: string) =>
  (await teahouse.as(owner).request<{ checkConnection: { report: Report } }>(Check, { kind })).checkConnection.report;
const world = (more: object) => teahouse.sandbox.control('world', more);

const officialInput = (more: object = {}) => ({
  appid: account.officialAppid,
  originalId: account.secrets.officialAccount!.originalId,
  ...more,
});

describe('what is connected', () => {
  it('is told without any secret', async () => {
    const told = await connections();

    expect(told).toMatchObject({
      publicUrl: teahouse.url,
      officialAccount: {
        appid: account.officialAppid,
        mode: 'SECURE',
        callbackUrl: `${teahouse.url}/wechat/messages/${account.officialAppid}`,
      },
      miniProgram: { appid: account.miniAppid },
      wechatPay: { mchid: account.mchid },
      xpay: { offerId: account.secrets.xpay!.offerId, isSandbox: false, isOnIos: false },
      reports: [],
    });
    const { officialAccount, miniProgram, pay, xpay } = account.secrets;
    const secrets = [officialAccount!.appSecret, officialAccount!.push.token, officialAccount!.push.encodingAesKey];
    for (const secret of [...secrets, miniProgram!.appSecret, pay!.apiV3Key, xpay!.appKey]) {
      expect(JSON.stringify(told)).not.toContain(secret);
    }
  });

  it('keeps secrets that are not given, and says nothing of them in the audit log', async () => {
    await connect('OfficialAccount', officialInput({ mode: 'COMPATIBLE' }));

    const secrets = await teahouse.app.services.credentials.of(account.id);
    expect(secrets).toEqual({
      ...account.secrets,
      officialAccount: {
        ...account.secrets.officialAccount,
        push: { ...account.secrets.officialAccount!.push, mode: 'compatible' },
      },
    });
    const entries = await teahouse.sql<{ text: string }>(
      `select coalesce(before::text, '') || coalesce(after::text, '') as text from audit_entries where account_id = $1`,
      [account.id],
    );
    expect(entries.map(({ text }) => text).join('')).not.toContain(account.secrets.officialAccount!.appSecret);
  });

  it('believes the push key before for what is on its way', async () => {
    const before = account.secrets.officialAccount!.push.encodingAesKey;
    await connect('OfficialAccount', officialInput({ encodingAesKey: 'k'.repeat(43) }));

    const { officialAccount } = await teahouse.app.services.credentials.of(account.id);
    expect(officialAccount?.push).toMatchObject({ encodingAesKey: 'k'.repeat(43), previousEncodingAesKey: before });
  });

  it('asks for every secret of another app', async () => {
    const input = officialInput({ appid: `wx${'a'.repeat(16)}` });

    expect(await connect('OfficialAccount', input)).toMatchObject({
      code: 'INVALID_CONNECTION',
      field: 'encodingAesKey',
    });
    expect((await connections()).officialAccount.appid).toBe(account.officialAppid);
  });

  it('adds a key of WeChat Pay beside the one before, and lets two people enter different things at once', async () => {
    const { pay } = account.secrets;
    const other = (await teahouse.given.account()).secrets.pay!.wechatPayKeys[0]!;
    const payInput = { mchid: account.mchid, serialNo: pay!.serialNo };

    const [paid, xpay] = await Promise.all([
      connect('WeChatPay', { ...payInput, wechatPayKeySerial: other.serial, wechatPayKeyPem: other.pem }),
      connect('Xpay', { offerId: '1450009999', appKey: 'x'.repeat(32), isOnIos: true }),
    ]);

    expect(paid.connections?.wechatPay.wechatPayKeySerials).toEqual([other.serial, pay!.wechatPayKeys[0]!.serial]);
    expect(xpay.code).toBeUndefined();
    expect(await connections()).toMatchObject({
      wechatPay: { wechatPayKeySerials: [other.serial, pay!.wechatPayKeys[0]!.serial] },
      xpay: { offerId: '1450009999', isOnIos: true },
    });
  });

  it.each([
    ['OfficialAccount', { appid: 'wx123' }, 'appid'],
    ['OfficialAccount', { appSecret: 'short' }, 'appSecret'],
    ['OfficialAccount', { originalId: 'chaguan' }, 'originalId'],
    ['OfficialAccount', { token: 'a b' }, 'token'],
    ['OfficialAccount', { encodingAesKey: 'k' }, 'encodingAesKey'],
  ] as const)('refuses of %s what does not look like it: %j', async (what, more, field) => {
    expect(await connect(what, officialInput(more))).toMatchObject({ code: 'INVALID_CONNECTION', field });
  });

  it.each([
    [{ mchid: '12' }, 'mchid'],
    [{ serialNo: 'zz' }, 'serialNo'],
    [{ privateKeyPem: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----' }, 'privateKeyPem'],
    [{ apiV3Key: 'short' }, 'apiV3Key'],
    [{ wechatPayKeySerial: 'KEY', wechatPayKeyPem: 'x' }, 'wechatPayKeySerial'],
    [{ wechatPayKeySerial: 'PUB_KEY_ID_0123456789', wechatPayKeyPem: 'x' }, 'wechatPayKeyPem'],
  ])('refuses of a merchant what does not look like it: %j', async (more, field) => {
    const { serialNo } = account.secrets.pay!;

    expect(await connect('WeChatPay', { mchid: account.mchid, serialNo, ...more })).toMatchObject({
      code: 'INVALID_CONNECTION',
      field,
    });
  });

  it('refuses the AppID of another account', async () => {
    const other = await teahouse.given.account();
    const { appSecret, originalId, push } = other.secrets.officialAccount!;
    const { token, encodingAesKey } = push;

    expect(
      await connect('OfficialAccount', { appid: other.officialAppid, originalId, appSecret, token, encodingAesKey }),
    ).toMatchObject({ code: 'APPID_TAKEN' });
  });

  it('is for the owner, who shows their passkey first', async () => {
    const elsewhere = await teahouse.given.account();
    expect((await connections()).officialAccount.appid).not.toBe(elsewhere.officialAppid);
    expect(await errorOf(teahouse.anonymous(account.handle).request(Read))).toBe('UNAUTHENTICATED');
  });
});

describe('checks', () => {
  const kinds = ['OFFICIAL_ACCOUNT_SECRET', 'OFFICIAL_ACCOUNT_MENU', 'MINI_PROGRAM_SECRET', 'WECHAT_PAY', 'XPAY'];

  it.each(kinds)('find that %s works, and keep it', async (kind) => {
    expect(await check(kind)).toMatchObject({ kind, isPassed: true, whatToDo: null });

    expect((await connections()).reports).toMatchObject([{ kind, isPassed: true }]);
  });

  it('forget what they found once it is changed', async () => {
    await check('OFFICIAL_ACCOUNT_SECRET');
    await check('WECHAT_PAY');
    await connect('OfficialAccount', officialInput());

    expect((await connections()).reports.map(({ kind }) => kind)).toEqual(['WECHAT_PAY']);
  });

  it('find a wrong secret although the last token still works', async () => {
    await check('OFFICIAL_ACCOUNT_SECRET');
    await connect('OfficialAccount', officialInput({ appSecret: 'f'.repeat(32) }));

    const report = await check('OFFICIAL_ACCOUNT_SECRET');

    expect(report).toMatchObject({ isPassed: false, finding: 'AppSecret 不对' });
    expect(report.whatToDo).toContain('重置');
  });

  it('name the address that is not on the IP list', async () => {
    await world({ apps: [{ appid: account.officialAppid, kind: 'service-account', ipWhitelist: ['203.0.113.9'] }] });

    expect(await check('OFFICIAL_ACCOUNT_SECRET')).toMatchObject({
      isPassed: false,
      finding: expect.stringMatching(/^本服务器的地址 [\d.:a-f]+ 不在 IP 白名单里$/),
    });
  });

  it('find that an account that is not verified has no menu', async () => {
    await world({ apps: [{ appid: account.officialAppid, kind: 'service-account', verified: false }] });

    expect(await check('OFFICIAL_ACCOUNT_MENU')).toMatchObject({
      isPassed: false,
      finding: '公众号没有自定义菜单权限',
    });
  });

  it('find a merchant’s wrong serial number', async () => {
    await connect('WeChatPay', { mchid: account.mchid, serialNo: 'A'.repeat(40) });

    expect(await check('WECHAT_PAY')).toMatchObject({ isPassed: false, finding: '微信支付不认这个签名' });
  });

  it('find a wrong key of Virtual Payment', async () => {
    await connect('Xpay', { offerId: account.secrets.xpay!.offerId, appKey: 'w'.repeat(32), isOnIos: false });

    expect(await check('XPAY')).toMatchObject({ isPassed: false, finding: '虚拟支付不认这个签名' });
  });

  it('find the callback waiting, and working once WeChat has called', async () => {
    expect(await check('OFFICIAL_ACCOUNT_CALLBACK')).toMatchObject({
      isPassed: false,
      finding: expect.stringContaining('微信访问不到'),
    });

    const person = await teahouse.given.person();
    await teahouse.sandbox.control('follow', { person, appid: account.officialAppid });
    await expect.poll(async () => (await check('OFFICIAL_ACCOUNT_CALLBACK')).isPassed).toBe(true);
  });

  it('say in English what is wrong to who reads English', async () => {
    await connect('Xpay', { offerId: account.secrets.xpay!.offerId, appKey: 'w'.repeat(32), isOnIos: false });
    const { checkConnection } = await teahouse
      .as(owner, { 'accept-language': 'en' })
      .request<{ checkConnection: { report: Report } }>(Check, { kind: 'XPAY' });

    expect(checkConnection.report.finding).toBe('Virtual Payment does not take the signature');
  });

  it('say that nothing was entered', async () => {
    const empty = { officialAccount: null, miniProgram: null, pay: null, xpay: null };
    await teahouse.app.services.credentials.put(account.id, empty);

    for (const kind of [...kinds, 'OFFICIAL_ACCOUNT_CALLBACK', 'MINI_PROGRAM_CALLBACK']) {
      expect(await check(kind)).toMatchObject({ isPassed: false, finding: '还没有填写' });
    }
  });
});
