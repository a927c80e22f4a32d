import type { Fen } from '../../shared/money/fen.ts';
import type { XpayEnv } from '../config.ts';

/** What every push carries. */
interface PushEnvelope {
  /** The application that was addressed, from our configuration: the push itself names only the original id. */
  readonly appid: string;
  /** `gh_…` */
  readonly toOriginalId: string;
  /** The sender; for Virtual Payment a fixed address of Tencent's, so read `openid` of the event there. */
  readonly fromOpenid: string;
  readonly createdAt: Date;
  /**
   * Equal for repetitions of one push, different for different pushes: `MsgId` where there is one, else sender, instant,
   * event and key; for Virtual Payment the order. Unique per appid.
   */
  readonly dedupeKey: string;
}

/** A push from WeChat: what happened, in our words. */
export type PushEvent = PushEnvelope &
  (
    | {
        readonly type: 'subscribe';
        /** The scene of the parametric QR code that was scanned, if it was one. */
        readonly qrScene?: string;
      }
    | { readonly type: 'unsubscribe' }
    | { readonly type: 'click'; readonly key: string }
    | { readonly type: 'view'; readonly url: string; readonly menuId?: string }
    | { readonly type: 'viewMiniProgram'; readonly pagepath: string; readonly menuId?: string }
    | ({ readonly type: 'xpayGoodsDeliver' } & XpayDelivery)
    | {
        readonly type: 'other';
        /** Such as `text` or `event`. */
        readonly messageType: string;
        /** WeChat's name of the event, as written; absent for messages. */
        readonly eventName?: string;
      }
  );

/** A Virtual Payment order was paid and wants delivery (`xpay_goods_deliver_notify`). */
export interface XpayDelivery {
  /** The payer, an openid of the Mini Program. */
  readonly openid: string;
  readonly outTradeNo: string;
  readonly env: XpayEnv;
  readonly productId: string;
  readonly quantity: number;
  /** The published price, for all pieces together as WeChat sends it. */
  readonly origPriceFen: Fen;
  /** What was paid. */
  readonly actualPriceFen: Fen;
  readonly attach: string;
  /** WeChat Pay's transaction number; absent for Apple payments and in the trial environment. */
  readonly wechatTransactionId?: string;
  readonly paidAt?: Date;
}

export type PushFormat = 'xml' | 'json';

/** A push whose signature was checked and whose body was decrypted. */
export interface ReceivedPush {
  readonly event: PushEvent;
  readonly format: PushFormat;
  /** The message as WeChat wrote it, after decryption: keep it, it is the evidence. */
  readonly rawText: string;
}

/** A body to answer a push with. */
export interface PushAnswer {
  readonly contentType: string;
  readonly body: string;
}
