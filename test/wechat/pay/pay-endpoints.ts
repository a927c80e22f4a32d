import type { App, Apps } from '../apps/apps.ts';
import { shanghaiTime } from '../clock/shanghai-time.ts';
import { sealResource } from '../crypto/pay-cipher.ts';
import { randomText } from '../crypto/random-text.ts';
import type { People, Person } from '../people/people.ts';
import type { Settings } from '../settings.ts';
import { couponFor } from './coupons.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { type OrderRequest, readOrderRequest } from './order-rules.ts';
import type { PayCall, PayEndpoint } from './pay-endpoint.ts';
import { invalidRequest, PayError, parameterError } from './pay-error.ts';
import { type PayOrder, type PayOrders, transactionOf } from './pay-orders.ts';
import { fingerprintOf, refuseUnknown } from './request-fields.ts';

interface PayParts {
  apps: Apps;
  people: People;
  merchants: Merchants;
  orders: PayOrders;
  settings: Settings;
}

function notFound(): PayError {
  return new PayError(404, 'ORDER_NOT_EXIST', '订单不存在', { numericCode: '268512771' });
}

/** A Subscription Account, or anything unverified, cannot be bound to a merchant. */
function mayTakeOrders(app: App): boolean {
  return app.verified && app.kind !== 'subscription-account';
}

/** Why a number that exists already cannot be ordered again. */
function refuseReorder(
  order: PayOrder,
  obstacle: string | undefined,
  request: OrderRequest,
  fingerprint: string,
): void {
  if (order.paidAt !== null) {
    throw new PayError(400, 'ORDERPAID', '该订单已支付', { numericCode: '268449538' });
  }
  if (obstacle !== undefined) {
    throw new PayError(400, 'ORDER_CLOSED', `${obstacle}，请重新下单`, { numericCode: '268447914' });
  }
  if (order.appid !== request.appid || order.openid !== request.openid) {
    throw new PayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复，请更换后再试');
  }
  if (order.fingerprint !== fingerprint) {
    throw invalidRequest('请求重入时，参数与首次请求时不一致', '268498688');
  }
}

export function payEndpoints({ apps, people, merchants, orders, settings }: PayParts): PayEndpoint[] {
  /** The payer has to be known to the app, and the app bound to the merchant. */
  function payerOf(merchant: Merchant, request: OrderRequest) {
    const app = apps.find(request.appid);
    if (!app) throw parameterError('appid', '不存在');
    if (!merchant.appids.includes(app.appid) || !mayTakeOrders(app)) {
      throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配', { numericCode: '268445527' });
    }
    const payer = people.byOpenidOf(request.appid, request.openid);
    if (!payer) throw new PayError(400, 'PARAM_ERROR', '无效的openid', { detail: { field: 'payer/openid' } });
    return payer;
  }

  function placeOrder({ merchant, body }: PayCall): string {
    const sent = body();
    const request = readOrderRequest(sent, { refuseUnknownFields: settings.current.refuseUnknownPayFields });
    const payer = payerOf(merchant, request);
    const fingerprint = fingerprintOf(sent);
    const before = orders.find(merchant.mchid, request.outTradeNo);
    if (before) refuseReorder(before, orders.obstacle(before), request, fingerprint);
    return orders.issuePrepay(before ?? createOrder(merchant, request, payer, fingerprint));
  }

  function createOrder(merchant: Merchant, request: OrderRequest, payer: Person, fingerprint: string): PayOrder {
    const { goodsTag, ...fields } = request;
    const coupon = couponFor(merchant.coupons, { amountFen: fields.amountFen, goodsTag });
    return orders.create({ ...fields, coupon, personId: payer.id, fingerprint });
  }

  function ownOrder({ merchant, query, params }: PayCall): PayOrder {
    const mchid = query.get('mchid');
    if (mchid === null) throw parameterError('mchid', '缺少必填字段');
    if (mchid !== merchant.mchid) throw parameterError('mchid', '与签名的商户号不一致');
    const order =
      params.transaction_id === undefined
        ? orders.find(merchant.mchid, params.out_trade_no ?? '')
        : orders.findByTransactionId(merchant.mchid, params.transaction_id);
    if (!order) throw notFound();
    return order;
  }

  return [
    {
      method: 'POST',
      path: '/v3/pay/transactions/jsapi',
      handle: (call) => ({ status: 200, body: { prepay_id: placeOrder(call) } }),
    },
    {
      method: 'GET',
      path: '/v3/pay/transactions/out-trade-no/{out_trade_no}',
      handle: (call) => ({ status: 200, body: transactionOf(ownOrder(call)) }),
    },
    {
      method: 'GET',
      path: '/v3/pay/transactions/id/{transaction_id}',
      handle: (call) => ({ status: 200, body: transactionOf(ownOrder(call)) }),
    },
    {
      method: 'POST',
      path: '/v3/pay/transactions/out-trade-no/{out_trade_no}/close',
      handle: ({ merchant, params, body }) => {
        const sent = body();
        if (settings.current.refuseUnknownPayFields) refuseUnknown(sent, { mchid: true });
        if (typeof sent.mchid !== 'string') throw parameterError('mchid', '缺少必填字段');
        const order = orders.find(merchant.mchid, params.out_trade_no ?? '');
        if (!order) throw notFound();
        if (!orders.close(order)) throw new PayError(400, 'ORDERPAID', '该订单已支付', { numericCode: '268449538' });
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: '/v3/certificates',
      handle: ({ merchant }) => {
        if (merchant.mode === 'public-key') {
          throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
        }
        const { apiV3Key } = merchant;
        if (apiV3Key === null) throw invalidRequest('请先设置APIv3密钥');
        return {
          status: 200,
          body: {
            data: merchants.platformCertificates(merchant).map((certificate) => {
              const sealed = sealResource(apiV3Key, certificate.certificatePem, randomText(12), 'certificate');
              return {
                serial_no: certificate.serialNo,
                effective_time: shanghaiTime(certificate.effectiveAt),
                expire_time: shanghaiTime(certificate.expiresAt),
                encrypt_certificate: {
                  algorithm: 'AEAD_AES_256_GCM',
                  nonce: sealed.nonce,
                  associated_data: sealed.associatedData,
                  ciphertext: sealed.ciphertext,
                },
              };
            }),
          },
        };
      },
    },
  ];
}
