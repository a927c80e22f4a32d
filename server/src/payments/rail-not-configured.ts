/** The account's secrets for a rail are gone although an order or an attempt needs them: for the log, not for readers. */
export class RailNotConfigured extends Error {
  constructor(rail: 'XPAY' | 'WECHAT_PAY', accountId: string) {
    super(`account ${accountId} has no credentials for ${rail}`);
    this.name = 'RailNotConfigured';
  }
}
