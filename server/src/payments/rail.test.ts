import { expect, it } from 'vitest';
import { AccountKind } from '../accounts/account.entity.ts';
import { Client } from '../members/session.entity.ts';
import { type AccountCapability, OrderKind, railFor } from './rail.ts';

const serviceAccount: AccountCapability = {
  kind: AccountKind.SERVICE_ACCOUNT,
  isVerified: true,
  mchid: '1900007001',
  xpayOfferId: '1450000001',
  isXpayOnIos: false,
};
const membershipFor = (client: Client | null, platform = 'android', account: Partial<AccountCapability> = {}) =>
  railFor(OrderKind.MEMBERSHIP, { client, platform }, { ...serviceAccount, ...account });

it('sends memberships inside the Mini Program over Virtual Payment, whatever else the account has', () => {
  for (const platform of ['android', 'ohos', 'windows', 'mac', 'devtools']) {
    expect(membershipFor(Client.MINI_PROGRAM, platform)).toEqual({ rail: 'XPAY' });
  }
});

it('sells on iOS only where WeChat opened Virtual Payment for it', () => {
  expect(membershipFor(Client.MINI_PROGRAM, 'ios')).toEqual({ unavailable: 'NO_LAWFUL_RAIL' });
  expect(membershipFor(Client.MINI_PROGRAM, 'ios', { isXpayOnIos: true })).toEqual({ rail: 'XPAY' });
});

it('never falls back to WeChat Pay inside the Mini Program', () => {
  expect(membershipFor(Client.MINI_PROGRAM, 'android', { xpayOfferId: null })).toEqual({
    unavailable: 'RAIL_NOT_CONFIGURED',
  });
});

it('sends memberships inside a verified Service Account over WeChat Pay', () => {
  expect(membershipFor(Client.OFFICIAL_ACCOUNT_H5, 'ios')).toEqual({ rail: 'WECHAT_PAY' });
  expect(membershipFor(Client.OFFICIAL_ACCOUNT_H5, 'ios', { mchid: null })).toEqual({
    unavailable: 'RAIL_NOT_CONFIGURED',
  });
});

it('has no way for Subscription Accounts and unverified ones on pages', () => {
  for (const account of [{ kind: AccountKind.SUBSCRIPTION_ACCOUNT }, { isVerified: false }]) {
    expect(membershipFor(Client.OFFICIAL_ACCOUNT_H5, 'android', account)).toEqual({ unavailable: 'NO_LAWFUL_RAIL' });
  }
});

it('sells nothing to the console and asks strangers to log in', () => {
  expect(membershipFor(Client.CONSOLE)).toEqual({ unavailable: 'NO_LAWFUL_RAIL' });
  expect(membershipFor(null)).toEqual({ unavailable: 'NOT_LOGGED_IN' });
});
