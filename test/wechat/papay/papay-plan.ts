/** 模板: what Tencent approved a merchant to deduct, and how it warns the person. */
export interface PapayPlan {
  /** digits */
  planId: string;
  name: string;
  /**
   * `delayed`: WeChat warns the person and deducts a day later. `pre-notified`: the merchant warns two days ahead.
   * `scheduled`: it names the exact amount two days ahead (v3).
   */
  mode: 'delayed' | 'pre-notified' | 'scheduled';
  /** where v2 tells that a contract ended; where it told of the signing unless given */
  terminationNotifyUrl?: string;
}
