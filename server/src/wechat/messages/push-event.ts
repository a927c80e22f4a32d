import type { XpayPushEvent } from './xpay-push-event.ts';

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
   * event and key; for Virtual Payment what the push is about. Unique per appid.
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
    /** A follower scanned a parametric QR code. */
    | { readonly type: 'scan'; readonly qrScene: string }
    | { readonly type: 'click'; readonly key: string }
    | { readonly type: 'view'; readonly url: string; readonly menuId?: string }
    | { readonly type: 'viewMiniProgram'; readonly pagepath: string; readonly menuId?: string }
    | XpayPushEvent
    | {
        /** Somebody sent something. */
        readonly type: 'message';
        /** WeChat's name of its kind, such as `text` or `image`. */
        readonly messageType: string;
        /** Its words, of speech the recognized ones, of a place or a link the name; empty when it has none. */
        readonly text: string;
      }
    | {
        readonly type: 'other';
        /** WeChat's name of the event, as written. */
        readonly eventName: string;
      }
  );

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
