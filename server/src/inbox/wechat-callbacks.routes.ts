import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallbackAccounts } from '../accounts/callback-accounts.ts';
import { transferReported } from '../affiliates/payout.service.ts';
import { followerChanged } from '../members/follower-events.ts';
import { memberMessageSent, messageOf } from '../members/member-messages.ts';
import { evidenceFromPayTransaction, evidenceFromXpayDelivery } from '../payments/evidence.ts';
import { paymentReported } from '../payments/payment-reports.ts';
import type { AppleInquiries } from '../refunds/apple-inquiries.ts';
import { evidenceFromPayRefundNotice, evidenceFromXpayRefundPush } from '../refunds/refund-evidence.ts';
import { refundReported } from '../refunds/refund-reports.ts';
import { appleCharged, contractChanged, deductionFailed } from '../renewals/contract-pushes.ts';
import type { MessagePushConfig } from '../wechat/config.ts';
import { NotFromWeChat } from '../wechat/errors.ts';
import {
  appleRefundAnswer,
  type PushQuery,
  pushTaken,
  receivePush,
  verifyPushUrl,
} from '../wechat/messages/message-push.ts';
import type { ReceivedPush } from '../wechat/messages/push-event.ts';
import { type PayNotification, payNotificationAnswers } from '../wechat/pay/notification.ts';
import type { PayClient } from '../wechat/pay/pay.client.ts';
import type { Inbox, InboxKind, IncomingMessage } from './inbox.service.ts';
import { InboxSource } from './inbox-message.entity.ts';

/** No message of WeChat's comes near it. */
const BODY_LIMIT_BYTES = 256 * 1024;

export interface WeChatCallbackDeps {
  readonly inbox: Inbox;
  readonly accounts: CallbackAccounts;
  readonly pay: PayClient;
  readonly appleInquiries: AppleInquiries;
}

/**
 * Where WeChat calls us: `GET|POST /wechat/messages/<appid>` for events and messages of both apps, and
 * `POST /wechat/pay/<mchid>/payments` and `…/refunds` for WeChat Pay. Everything is verified, kept, answered, and only then
 * acted on.
 */
export function registerWeChatCallbacks(http: FastifyInstance, deps: WeChatCallbackDeps): void {
  http.register(async (scope) => {
    // Signatures cover the bytes, so nothing may parse them first.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    registerMessages(scope, deps);
    registerPayNotifications(scope, deps);
  });
}

function registerMessages(http: FastifyInstance, { inbox, accounts, appleInquiries }: WeChatCallbackDeps): void {
  http.get<{ Params: { appid: string } }>('/wechat/messages/:appid', async (request, reply) => {
    const app = await accounts.appOf(request.params.appid);
    if (!app) return reply.code(404).send();
    const answer = believed(request, () => verifyPushUrl(app.push, queryOf(request)));
    if (answer === null) return reply.code(401).send();
    return reply.type('text/plain; charset=utf-8').send(answer);
  });

  http.post<{ Params: { appid: string } }>('/wechat/messages/:appid', async (request, reply) => {
    const app = await accounts.appOf(request.params.appid);
    if (!app) return reply.code(404).send();
    const push = believed(request, () => receive(app.push, request));
    if (push === null) return reply.code(401).send();
    const { accountId } = app;
    let answer = pushTaken(push);
    if (push.event.type === 'xpayAppleRefundInquiry') {
      const { event: inquiry, rawText: raw } = push;
      const decision = await appleInquiries.answer({ accountId, providerKey: inquiry.dedupeKey, inquiry, raw });
      // Not answered in time: Apple asks again.
      if (!decision) return reply.code(503).send();
      answer = appleRefundAnswer(push, decision);
    } else {
      await keepPush(inbox, { accountId, source: InboxSource[app.kind] }, push);
    }
    return reply.type(answer.contentType).send(answer.body);
  });
}

const receive = (config: MessagePushConfig, request: FastifyRequest): ReceivedPush =>
  receivePush(config, { query: queryOf(request), body: bodyOf(request).toString('utf8') });

/** Keeps the events somebody waits for; everything else is taken note of by being answered. */
async function keepPush(
  inbox: Inbox,
  from: { accountId: string; source: InboxSource },
  { event, rawText: raw }: ReceivedPush,
): Promise<void> {
  const message = messageOf(event, from.source === InboxSource.OFFICIAL_ACCOUNT);
  switch (event.type) {
    case 'xpayGoodsDeliver': {
      const body = evidenceFromXpayDelivery(event.appid, event, event.createdAt);
      // A second push for one order that says something else is another message, and must not hide behind the first.
      const providerKey = `${event.dedupeKey}:${fingerprint([body.amountFen, body.xpayEnv, body.goods])}`;
      const { attach, appleSubscription } = event;
      if (appleSubscription) {
        const { originalTransactionId } = appleSubscription;
        const charge = { evidence: body, attach, originalTransactionId };
        await inbox.receive({ ...from, providerKey, kind: appleCharged, body: charge, raw });
        return;
      }
      await inbox.receive({ ...from, providerKey, kind: paymentReported, body, raw });
      return;
    }
    case 'xpayContract':
    case 'xpayAppleContract': {
      const { change, openid } = event;
      const [outContractCode, originalTransactionId] =
        event.type === 'xpayContract' ? [event.outContractCode, null] : [event.attach, event.originalTransactionId];
      const body = { change, openid, outContractCode, originalTransactionId };
      await inbox.receive({ ...from, providerKey: event.dedupeKey, kind: contractChanged, body, raw });
      return;
    }
    case 'xpayDeductionFailed': {
      const body = { outTradeNo: event.outTradeNo };
      await inbox.receive({ ...from, providerKey: event.dedupeKey, kind: deductionFailed, body, raw });
      return;
    }
    case 'xpayRefund': {
      const body = evidenceFromXpayRefundPush(event, event.createdAt);
      const providerKey = `${event.dedupeKey}:${fingerprint([body.amountFen, body.result])}`;
      await inbox.receive({ ...from, providerKey, kind: refundReported, body, raw });
      return;
    }
    case 'subscribe':
    case 'unsubscribe': {
      const isFollower = event.type === 'subscribe';
      const body = { appid: event.appid, openid: event.fromOpenid, isFollower, ...(message && { message }) };
      await inbox.receive({ ...from, providerKey: event.dedupeKey, kind: followerChanged, body, raw });
      return;
    }
    default:
      if (message) {
        await inbox.receive({ ...from, providerKey: event.dedupeKey, kind: memberMessageSent, body: message, raw });
      }
  }
}

function registerPayNotifications(http: FastifyInstance, { inbox, accounts, pay }: WeChatCallbackDeps): void {
  const receiveNotification = async (
    request: FastifyRequest<{ Params: { mchid: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { taken, refused } = payNotificationAnswers;
    const merchants = await accounts.merchantsOf(request.params.mchid);
    if (merchants.length === 0) return reply.code(404).send(refused.body);
    const message = { header: (name: string) => headerOf(request, name), body: bodyOf(request) };
    // Accounts of one company may share a merchant number; each is believed with its own keys, and about its own money.
    const believers = merchants.flatMap(({ accountId, merchant }) => {
      const notification = believed(request, () => pay.readNotification(merchant, message));
      return notification ? [{ accountId, notification }] : [];
    });
    if (believers.length === 0) return reply.code(refused.status).send(refused.body);
    const reports = await Promise.all(
      believers.map(async ({ accountId, notification }) => {
        const report = reportIn(notification);
        if (!report) return null;
        const owner = await report.ownerIn(accounts, request.params.mchid);
        return { accountId, owner, report, providerKey: notification.id, raw: notification.plaintext };
      }),
    );
    const told = reports.filter((report) => report !== null);
    const ours = told.find(({ accountId, owner }) => owner === accountId) ?? told.find(({ owner }) => owner === null);
    if (ours) {
      const { accountId, providerKey, report, raw } = ours;
      await report.keep(inbox, { accountId, source: InboxSource.WECHAT_PAY, providerKey, raw });
    } else if (told.length > 0) {
      request.log.warn({ owner: told[0]?.owner }, 'refused a report that the keys of its own account do not believe');
      return reply.code(refused.status).send(refused.body);
    }
    return reply.code(taken.status).send(taken.body);
  };
  // What it tells, a notification says itself; the addresses are for people who read logs.
  for (const about of ['payments', 'refunds']) http.post(`/wechat/pay/:mchid/${about}`, receiveNotification);
}

/** Something of ours that a notification tells about, and how to find whose it is. */
interface Report {
  ownerIn(accounts: CallbackAccounts, mchid: string): Promise<string | null>;
  keep(inbox: Inbox, from: Omit<IncomingMessage<never>, 'kind' | 'body'>): Promise<unknown>;
}

const reportOf = <Body>(kind: InboxKind<Body>, body: Body, ownerIn: Report['ownerIn']): Report => ({
  ownerIn,
  keep: (inbox, from) => inbox.receive({ ...from, kind, body }),
});

/** What a notification tells us; null when nobody waits for it. */
function reportIn(notification: PayNotification): Report | null {
  switch (notification.kind) {
    case 'paid': {
      const evidence = evidenceFromPayTransaction(notification.transaction);
      return reportOf(paymentReported, evidence, (accounts, mchid) => accounts.payeeOf(mchid, evidence.outTradeNo));
    }
    case 'refund': {
      const evidence = evidenceFromPayRefundNotice(notification.refund, notification.createdAt);
      return reportOf(refundReported, evidence, (accounts, mchid) => accounts.payeeOf(mchid, evidence.outTradeNo));
    }
    case 'transfer': {
      const { outBillNo } = notification.transfer;
      return reportOf(transferReported, { outBillNo }, (accounts, mchid) => accounts.payerOf(mchid, outBillNo));
    }
    case 'other':
      return null;
  }
}

/** The result, or null with a line in the log when it is not to be believed. */
function believed<T>(request: FastifyRequest, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotFromWeChat)) throw error;
    request.log.warn(
      { reason: error.reason, path: request.url.split('?')[0] },
      'refused a call that claims to be WeChat',
    );
    return null;
  }
}

const queryOf = (request: FastifyRequest): PushQuery => request.query as PushQuery;

const bodyOf = (request: FastifyRequest): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

const fingerprint = (facts: unknown): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
