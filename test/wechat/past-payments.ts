/** A payment of before the sandbox existed, as the merchant's books have it: nothing is pushed about it. */
export interface PastPayment {
  rail: 'WECHAT_PAY' | 'XPAY';
  appid: string;
  /** of WeChat Pay alone */
  mchid?: string;
  outTradeNo: string;
  openid: string;
  description: string;
  amountFen: number;
  /** the good of virtual payment */
  productId?: string;
  /** WeChat's number of the payment */
  transactionId: string;
  /** instants in ISO 8601 */
  createdAt: string;
  paidAt: string;
}
