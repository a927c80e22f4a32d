import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheInterface, Pay as EasyPay, MiniApp, OfficialAccount, ServerRequest } from 'node-easywechat';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WxPay from 'wechatpay-node-v3';
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface.js';
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.js';
import { shanghaiDay, shanghaiMidnight } from './clock/shanghai-time.ts';
import { issueCertificate } from './crypto/certificate.ts';
import { type SpawnedSandbox, spawnSandbox } from './spawn-sandbox.ts';
import { MERCHANT, MERCHANT_KEYS, MINI_PROGRAM, SERVICE_ACCOUNT, WECHAT_PAY_KEYS } from './support/given-wechat.ts';
import { type Received, type Receiver, startReceiver } from './support/receiver.ts';

/** Two SDKs that know nothing of us, as clients of the sandbox: what they sign it accepts, what it signs they accept. */

const PAY_ORIGIN = 'https://api.mch.weixin.qq.com';
const AES_KEY = 'teahouseAesKey'.padEnd(43, '0');

/** Sends to the sandbox what was signed for WeChat Pay; the signature covers path and body, not the host. */
class Rerouted implements IPayRequest {
  private readonly inner = new PayRequest();
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  upload(url: string, params: Record<string, unknown>, headers: Record<string, unknown>) {
    return this.inner.upload(this.here(url), params, headers);
  }

  post(url: string, params: Record<string, unknown>, headers: Record<string, unknown>) {
    return this.inner.post(this.here(url), params, headers);
  }

  get(url: string, headers: Record<string, unknown>) {
    return this.inner.get(this.here(url), headers);
  }

  private here(url: string): string {
    return url.replace(PAY_ORIGIN, this.origin);
  }
}

/** The SDK keeps verification keys where only its subclasses reach. */
class TrustingPay extends WxPay {
  static trust(id: string, publicKeyPem: string): void {
    // the SDK looks into its base class: this has to stay the same object
    Object.assign(TrustingPay.certificates, { [id]: publicKeyPem });
  }
}

/** The SDK's own cache would write files. */
class MemoryCache extends CacheInterface {
  private readonly kept = new Map<string, unknown>();

  override async get(id: string) {
    return this.kept.get(id);
  }

  override async set(id: string, data: unknown) {
    this.kept.set(id, data);
    return true;
  }

  override async has(id: string) {
    return this.kept.has(id);
  }

  override async delete(id: string) {
    return this.kept.delete(id);
  }
}

const merchantCertificate = issueCertificate({
  serialNo: MERCHANT.serialNo,
  ...MERCHANT_KEYS,
  effectiveAt: Date.UTC(2026, 0, 1),
  expiresAt: Date.UTC(2031, 0, 1),
});

describe('independent SDKs', () => {
  let wechat: SpawnedSandbox;
  let receiver: Receiver;
  let dataFolder: string;
  let openid: string;

  beforeAll(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'teahouse-sandbox-'));
    wechat = await spawnSandbox({ dataFolder });
  });

  afterAll(async () => {
    await wechat.stop();
    rmSync(dataFolder, { recursive: true });
  });

  beforeEach(async () => {
    receiver = await startReceiver();
    await wechat.control('reset');
    const callback = {
      token: 'teahousetoken',
      encodingAesKey: AES_KEY,
      mode: 'secure',
      format: 'xml',
      url: receiver.url,
    } as const;
    const { people } = await wechat.control('world', {
      apps: [MINI_PROGRAM, { ...SERVICE_ACCOUNT, callback }],
      people: [{ id: 'lin', nickname: '林晚', follows: [SERVICE_ACCOUNT.appid] }],
      merchants: [
        {
          ...MERCHANT,
          publicKeyPem: MERCHANT_KEYS.publicKeyPem,
          wechatPayPublicKeyPem: WECHAT_PAY_KEYS.publicKeyPem,
          wechatPayPrivateKeyPem: WECHAT_PAY_KEYS.privateKeyPem,
        },
      ],
    });
    openid = people.lin?.[SERVICE_ACCOUNT.appid] ?? '';
  });

  afterEach(() => receiver.stop());

  const headerOf = ({ headers }: Received, name: string) => String(headers[name]);

  describe('wechatpay-node-v3', () => {
    function sdk(): TrustingPay {
      const pay = new TrustingPay({
        appid: SERVICE_ACCOUNT.appid,
        mchid: MERCHANT.mchid,
        publicKey: Buffer.from(merchantCertificate),
        privateKey: Buffer.from(MERCHANT_KEYS.privateKeyPem),
        key: MERCHANT.apiV3Key,
        userAgent: 'teahouse-test',
      });
      pay.createHttp(new Rerouted(wechat.url));
      return pay;
    }

    const order = (out_trade_no: string) => ({
      description: '茶客月度会员',
      out_trade_no,
      notify_url: `${receiver.url}/payments`,
      amount: { total: 1800 },
      payer: { openid },
      scene_info: { payer_client_ip: '127.0.0.1' },
    });

    /** What the page hands to `getBrandWCPayRequest`, made by the SDK. */
    async function place(pay: TrustingPay, outTradeNo: string) {
      const { status, data } = (await pay.transactions_jsapi(order(outTradeNo))) as {
        status: number;
        data: Record<string, string>;
      };
      expect(status).toBe(200);
      return data;
    }

    async function payWith(pay: TrustingPay, outTradeNo: string) {
      const { appId, timeStamp, nonceStr, package: packageText, signType, paySign } = await place(pay, outTradeNo);
      const opened = await wechat.phone('jsapi-payment', {
        person: 'lin',
        appid: SERVICE_ACCOUNT.appid,
        appId,
        timeStamp,
        nonceStr,
        package: packageText,
        signType,
        paySign,
      });
      if (!opened.ok) throw new Error(opened.errMsg);
      expect(await wechat.phone('pay-sheet', { id: opened.sheet.id, action: 'pay', pin: '123456' })).toMatchObject({
        ok: true,
      });
      await wechat.control('idle');
    }

    function verify(pay: TrustingPay, received: Received, body = received.body) {
      return pay.verifySign({
        timestamp: headerOf(received, 'wechatpay-timestamp'),
        nonce: headerOf(received, 'wechatpay-nonce'),
        serial: headerOf(received, 'wechatpay-serial'),
        signature: headerOf(received, 'wechatpay-signature'),
        body,
      });
    }

    it('places, pays, queries and hears of an order', async () => {
      const pay = sdk();
      TrustingPay.trust(MERCHANT.wechatPayPublicKeyId, WECHAT_PAY_KEYS.publicKeyPem);

      await payWith(pay, 'SDK20261122001');

      const queried = await pay.query({ out_trade_no: 'SDK20261122001' });
      expect(queried).toMatchObject({ status: 200, data: { trade_state: 'SUCCESS', amount: { total: 1800 } } });
      const [notification] = receiver.received as [Received];
      expect(await verify(pay, notification)).toBe(true);
      expect(await verify(pay, notification, notification.body.replace('SUCCESS', 'success'))).toBe(false);
      const { resource } = JSON.parse(notification.body) as {
        resource: Record<'ciphertext' | 'associated_data' | 'nonce', string>;
      };
      const transaction = pay.decipher_gcm(resource.ciphertext, resource.associated_data, resource.nonce);
      expect(transaction).toMatchObject({
        out_trade_no: 'SDK20261122001',
        payer: { openid },
        amount: { total: 1800, currency: 'CNY' },
      });
    });

    it('closes an order', async () => {
      const pay = sdk();
      await place(pay, 'SDK20261122002');

      expect(await pay.close('SDK20261122002')).toMatchObject({ status: 204 });
      expect(await pay.query({ out_trade_no: 'SDK20261122002' })).toMatchObject({ data: { trade_state: 'CLOSED' } });
    });

    it('refunds, asks what became of it, and hears of it', async () => {
      const pay = sdk();
      TrustingPay.trust(MERCHANT.wechatPayPublicKeyId, WECHAT_PAY_KEYS.publicKeyPem);
      await payWith(pay, 'SDK20261122004');

      const accepted = await pay.refunds({
        out_trade_no: 'SDK20261122004',
        out_refund_no: 'SDKR20261122001',
        reason: '商品已售完',
        notify_url: `${receiver.url}/refunds`,
        amount: { refund: 800, total: 1800, currency: 'CNY' },
      });
      await wechat.control('clock', { advanceMs: 3_000 });

      expect(accepted).toMatchObject({ status: 200, data: { status: 'PROCESSING', amount: { refund: 800 } } });
      expect(await pay.find_refunds('SDKR20261122001')).toMatchObject({ status: 200, data: { status: 'SUCCESS' } });
      expect(await pay.find_refunds('SDKR20261122002')).toMatchObject({ status: 404 });
      expect(await pay.query({ out_trade_no: 'SDK20261122004' })).toMatchObject({ data: { trade_state: 'REFUND' } });
      const notification = receiver.received.find(({ path }) => path === '/refunds');
      if (!notification) throw new Error('nothing was heard of the refund');
      expect(await verify(pay, notification)).toBe(true);
      const { event_type, resource } = JSON.parse(notification.body) as {
        event_type: string;
        resource: Record<'ciphertext' | 'associated_data' | 'nonce', string>;
      };
      expect(event_type).toBe('REFUND.SUCCESS');
      expect(pay.decipher_gcm(resource.ciphertext, resource.associated_data, resource.nonce)).toMatchObject({
        out_refund_no: 'SDKR20261122001',
        refund_status: 'SUCCESS',
        amount: { total: 1800, refund: 800, payer_total: 1800, payer_refund: 800 },
      });
    });

    it('downloads bills', async () => {
      const pay = sdk();
      await payWith(pay, 'SDK20261122005');
      const { now } = await wechat.control('clock');
      const bill_date = shanghaiDay(now);
      await wechat.control('clock', { set: shanghaiMidnight(bill_date) + 34 * 3600_000 });

      const [trade, flow] = [
        await pay.tradebill({ bill_date, bill_type: 'ALL' }),
        await pay.fundflowbill({ bill_date, account_type: 'BASIC' }),
      ] as { status: number; data: { download_url: string; hash_type: string; hash_value: string } }[];

      expect([trade?.status, flow?.status]).toEqual([200, 200]);
      for (const bill of [trade, flow]) {
        // the SDK signs for the path; where it sends to is WeChat's word
        const url = bill?.data.download_url.replace(wechat.url, PAY_ORIGIN) ?? '';
        const { status, data } = (await pay.downloadBill(url)) as { status: number; data: string };
        expect(status).toBe(200);
        expect(createHash('sha1').update(data).digest('hex')).toBe(bill?.data.hash_value);
        expect(data).toContain('SDK20261122005');
      }
    });

    it('fetches platform certificates and verifies a notification with them', async () => {
      await wechat.control('world', { merchants: [{ mchid: MERCHANT.mchid, mode: 'platform-certificate' }] });
      const pay = sdk();
      const certificates = await pay.get_certificates(MERCHANT.apiV3Key);
      expect(certificates).toHaveLength(1);

      await payWith(pay, 'SDK20261122003');

      const [notification] = receiver.received as [Received];
      expect(headerOf(notification, 'wechatpay-serial')).toBe(certificates[0]?.serial_no);
      expect(await verify(pay, notification)).toBe(true);
    });
  });

  describe('node-easywechat', () => {
    const http = () => ({ baseURL: wechat.url });

    it('logs in to the Mini Program and opens its user data', async () => {
      const { appid, secret } = MINI_PROGRAM;
      const app = new MiniApp({ app_id: appid, secret, http: http() });
      const { code } = await wechat.phone('login', { person: 'lin', appid });

      const session = (await app.getUtils().codeToSession(code)) as Record<
        'openid' | 'session_key' | 'unionid',
        string
      >;

      expect(session.unionid).toMatch(/^o.{27}$/);
      await expect(app.getUtils().codeToSession(code)).rejects.toThrow('40163');
      const { iv, encryptedData } = await wechat.phone('user-info', { person: 'lin', appid });
      const user: unknown = app.getUtils().decryptSession(session.session_key, iv, encryptedData);
      expect(user).toMatchObject({ openId: session.openid, watermark: { appid } });
    });

    function officialAccount(isStable: boolean): OfficialAccount {
      const app = new OfficialAccount({
        app_id: SERVICE_ACCOUNT.appid,
        secret: SERVICE_ACCOUNT.secret,
        token: 'teahousetoken',
        aes_key: AES_KEY,
        use_stable_access_token: isStable,
        http: http(),
      });
      app.setCache(new MemoryCache());
      return app;
    }

    it.each([true, false])('publishes a menu with its own access token (stable: %s)', async (isStable) => {
      const client = officialAccount(isStable).getClient();
      const button = [
        {
          type: 'miniprogram',
          name: '读',
          url: 'https://teahouse.example/h5',
          appid: MINI_PROGRAM.appid,
          pagepath: 'pages/index/index',
        },
      ];

      const created = (await client.post('/cgi-bin/menu/create', { data: { button } })).toObject();
      const refused = (await client.post('/cgi-bin/menu/create', { data: { button: [] } })).toObject();

      expect(created).toEqual({ errcode: 0, errmsg: 'ok' });
      expect(refused).toMatchObject({ errcode: 40016 });
      expect((await client.get('/cgi-bin/menu/get')).toObject()).toMatchObject({ menu: { button: [{ name: '读' }] } });
    });

    it('understands a secure push and answers so that the sandbox understands it', async () => {
      const app = officialAccount(true);
      receiver.answerWith(async ({ query, body, headers }) => {
        app.setRequest(
          new ServerRequest('POST', `/?${query}`, { ...headers }, Buffer.from(body)).withQueryParams(
            Object.fromEntries(query),
          ),
        );
        const server = app.getServer();
        server.addMessageListener('text', async (message) => `你说：${String(message.Content)}`);
        const response = await server.serve();
        return { body: String(response.getBody()) };
      });

      await wechat.control('send-message', { person: 'lin', appid: SERVICE_ACCOUNT.appid, text: '喝茶 ]]> 🍵' });
      await wechat.control('idle');

      const { chats } = await wechat.phone('chats', { person: 'lin' });
      expect(
        chats.find(({ appid }) => appid === SERVICE_ACCOUNT.appid)?.messages.map(({ content }) => content.Content),
      ).toEqual(['喝茶 ]]> 🍵', '你说：喝茶 ]]> 🍵']);
    });

    it('orders, and accepts and opens the notification', async () => {
      const file = (name: string, content: string) => {
        writeFileSync(join(dataFolder, name), content);
        return join(dataFolder, name);
      };
      const app = new EasyPay({
        mch_id: MERCHANT.mchid,
        private_key: file('merchant-key.pem', MERCHANT_KEYS.privateKeyPem),
        certificate: file('merchant-certificate.pem', merchantCertificate),
        secret_key: MERCHANT.apiV3Key,
        platform_certs: { [MERCHANT.wechatPayPublicKeyId]: file('wechat-pay.pem', WECHAT_PAY_KEYS.publicKeyPem) },
        http: http(),
      });
      const { appid } = SERVICE_ACCOUNT;

      const response = await app.getClient().post('/v3/pay/transactions/jsapi', {
        data: {
          appid,
          mchid: MERCHANT.mchid,
          description: '茶客月度会员',
          out_trade_no: 'EASY20261122001',
          notify_url: `${receiver.url}/payments`,
          amount: { total: 1800 },
          payer: { openid },
        },
      });
      const { prepay_id } = response.toObject() as { prepay_id: string };
      const {
        appId,
        timeStamp,
        nonceStr,
        package: packageText,
        signType,
        paySign,
      } = app.getUtils().buildBridgeConfig(prepay_id, appid);
      const payment = {
        person: 'lin',
        appid,
        appId,
        timeStamp: String(timeStamp),
        nonceStr,
        package: packageText,
        signType,
        paySign,
      };
      const opened = await wechat.phone('jsapi-payment', payment);
      if (!opened.ok) throw new Error(opened.errMsg);
      await wechat.phone('pay-sheet', { id: opened.sheet.id, action: 'pay', pin: '123456' });
      await wechat.control('idle');

      const [received] = receiver.received as [Received];
      const request = new ServerRequest('POST', received.path, { ...received.headers }, Buffer.from(received.body));
      expect(await app.getValidator().validate(request)).toBe(true);
      app.setRequest(request);
      const message = await app.getServer().getDecryptedMessage();
      expect(message.toObject()).toMatchObject({ out_trade_no: 'EASY20261122001', trade_state: 'SUCCESS' });
    });
  });
});
