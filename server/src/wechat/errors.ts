/** Why no usable answer came. */
export type UnreachableReason =
  /** No connection: the request never left. */
  | 'notConnected'
  | 'timedOut'
  | 'connectionLost'
  /** An HTTP status that is no answer of the interface itself, such as a proxy's 502. */
  | 'badStatus'
  /** Cut off, not JSON, or without the fields the interface promises. */
  | 'unreadable';

/**
 * WeChat gave no usable answer. Unless `reason` is `notConnected`, the request may have had its effect.
 * The text names method, host and path; never the query, where secrets travel.
 */
export class WeChatUnreachable extends Error {
  readonly reason: UnreachableReason;
  /** The HTTP status, when there was one. */
  readonly status: number | undefined;

  constructor(target: string, reason: UnreachableReason, details: { status?: number; note?: string } = {}) {
    const more = [details.status === undefined ? '' : `HTTP ${details.status}`, details.note ?? ''].filter(Boolean);
    super(`${target}: ${reason}${more.length > 0 ? ` (${more.join(', ')})` : ''}`);
    this.name = 'WeChatUnreachable';
    this.reason = reason;
    this.status = details.status;
  }
}

/**
 * An Official Account or Mini Program interface refused. Compare `errcode` only: WeChat rewords `errmsg` at will.
 * @see WeChat Official Account, "Global Return Codes"
 */
export class WeChatApiError extends Error {
  readonly errcode: number;
  readonly errmsg: string;
  /** WeChat's request id, which its support and `openapi/rid/get` understand. */
  readonly rid: string | undefined;

  constructor(path: string, errcode: number, errmsg: string) {
    super(`${path}: ${errcode} ${errmsg}`);
    this.name = 'WeChatApiError';
    this.errcode = errcode;
    this.errmsg = errmsg;
    this.rid = /rid: ?([0-9a-f-]+)/.exec(errmsg)?.[1];
  }
}

/**
 * WeChat Pay refused.
 * @see WeChat Pay API v3, "Error Information"
 */
export class WeChatPayError extends Error {
  readonly status: number;
  /** Such as `OUT_TRADE_NO_USED`. */
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(path: string, answer: { status: number; code: string; message: string; requestId?: string }) {
    super(`${path}: ${answer.status} ${answer.code} ${answer.message}`);
    this.name = 'WeChatPayError';
    this.status = answer.status;
    this.code = answer.code;
    this.requestId = answer.requestId;
  }
}

/** Why something that claims to come from WeChat was not believed. */
export type DistrustReason =
  | 'missingSignature'
  | 'wrongSignature'
  /** A signature WeChat Pay spoils on purpose, to see whether merchants check. */
  | 'signatureProbe'
  /** Signed more than five minutes from now. */
  | 'staleTimestamp'
  | 'unknownSerial'
  /** Encryption was configured, and the body is not encrypted. */
  | 'notEncrypted'
  | 'undecryptable'
  /** Encrypted properly, for another application. */
  | 'wrongAppid'
  /** An answer to another question: the order it tells of is not the one that was asked for. */
  | 'wrongOrder'
  /** Believed, but not in a form the interface describes. */
  | 'unreadable';

/** An answer, a notification or a push that must not be acted on. Answer it with 401; WeChat will send it again if it was real. */
export class NotFromWeChat extends Error {
  readonly reason: DistrustReason;

  constructor(what: string, reason: DistrustReason) {
    super(`${what}: ${reason}`);
    this.name = 'NotFromWeChat';
    this.reason = reason;
  }
}

/**
 * What a failed call means for the number (`outTradeNo`, `outRefundNo` …) it was made with:
 * - `refused`: WeChat said no, nothing happened, and the same question gets the same answer;
 * - `passing`: WeChat said "not now", nothing happened: ask again later with the same number and the same values;
 * - `unknown`: nobody knows whether it happened: query the number, or ask again with the same number and the same
 *   values, never with another number.
 */
export type FailureKind = 'refused' | 'passing' | 'unknown';

/** Over the daily quota, the minute's, the second's; Virtual Payment's own limits, running tasks and fresh goods. */
const passingErrcodes = new Set([
  45009, 45011, 44990, 44991, 44993, 268490011, 268490012, 268490014, 268490015, -15014, -15020, -15021,
]);
/** "System error": said after the work was done as well as before. */
const systemErrcodes = new Set([-1, -15003]);

/** Null for errors that do not come from WeChat's side of a call. */
export function failureOf(error: unknown): FailureKind | null {
  if (error instanceof WeChatUnreachable) return error.reason === 'notConnected' ? 'passing' : 'unknown';
  if (error instanceof NotFromWeChat) return 'unknown';
  if (error instanceof WeChatPayError) {
    if (error.status >= 500) return 'unknown';
    return error.status === 429 ? 'passing' : 'refused';
  }
  if (!(error instanceof WeChatApiError)) return null;
  if (systemErrcodes.has(error.errcode)) return 'unknown';
  return passingErrcodes.has(error.errcode) ? 'passing' : 'refused';
}

/** Whether this is WeChat's trouble, not ours and not the reader's: the same request may do better in a moment. */
export function isPassing(error: unknown): boolean {
  const failure = failureOf(error);
  return failure === 'passing' || failure === 'unknown';
}

/** Refused because the merchant's own account is too low: the same number works once money is there. */
export const lacksFunds = (error: unknown): boolean => error instanceof WeChatPayError && error.code === 'NOT_ENOUGH';
