import type { Pool } from 'pg';
import type { Cipher } from '../shared/crypto/cipher.ts';
import type { Clock } from '../shared/time/clock.ts';
import { AccessTokens } from './access-token/access-tokens.ts';
import { AuthorizedApi } from './access-token/authorized-api.ts';
import { WeChatApi } from './api.ts';
import type { WeChatHosts } from './config.ts';
import { WeChatHttp, type WeChatHttpOptions } from './http.ts';
import { MiniProgramClient } from './mini-program/mini-program.client.ts';
import { FollowerTagsClient } from './official-account/follower-tags.client.ts';
import { OfficialAccountClient } from './official-account/official-account.client.ts';
import { PayClient } from './pay/pay.client.ts';
import { PayApi } from './pay/pay-api.ts';
import { PayBills } from './pay/pay-bills.ts';
import { ProfitSharingClient } from './pay/profit-sharing.client.ts';
import { TransferClient } from './pay/transfer.client.ts';
import { XpayClient } from './xpay/xpay.client.ts';
import { XpayBills } from './xpay/xpay-bills.ts';

/** All clients of this folder. They keep no account's secrets: each call is given its app or merchant. */
export interface WeChat {
  /** For checks of what was entered; everything else gets its token by itself. */
  readonly accessTokens: AccessTokens;
  readonly miniProgram: MiniProgramClient;
  readonly officialAccount: OfficialAccountClient;
  readonly followerTags: FollowerTagsClient;
  readonly xpay: XpayClient;
  readonly xpayBills: XpayBills;
  readonly pay: PayClient;
  readonly payBills: PayBills;
  readonly profitSharing: ProfitSharingClient;
  readonly transfers: TransferClient;
}

/**
 * @param parts `pool` and `cipher` keep the access tokens (table `access_tokens`)
 */
export function createWeChat(parts: {
  hosts: WeChatHosts;
  pool: Pool;
  cipher: Cipher;
  clock: Clock;
  http?: WeChatHttpOptions;
}): WeChat {
  const { hosts, pool, cipher, clock } = parts;
  const http = new WeChatHttp(parts.http);
  const api = new WeChatApi(http, hosts.apiBaseUrl);
  const accessTokens = new AccessTokens({ api, pool, clock, cipher });
  const authorizedApi = new AuthorizedApi(api, accessTokens);
  const xpay = new XpayClient(authorizedApi);
  const payApi = new PayApi(http, hosts.payBaseUrl, clock);
  return {
    accessTokens,
    miniProgram: new MiniProgramClient(api, authorizedApi),
    officialAccount: new OfficialAccountClient(api, authorizedApi, hosts.openBaseUrl),
    followerTags: new FollowerTagsClient(authorizedApi),
    xpay,
    xpayBills: new XpayBills(http, xpay),
    pay: new PayClient(payApi),
    payBills: new PayBills(payApi),
    profitSharing: new ProfitSharingClient(payApi),
    transfers: new TransferClient(payApi),
  };
}
