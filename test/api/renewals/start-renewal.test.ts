import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Buyer } from '../../support/buyer.ts';
import { RenewalHouse } from './renewal-house.ts';

let house: RenewalHouse;

beforeAll(async () => {
  house = await RenewalHouse.start();
});
beforeEach(() => house.open());
afterAll(() => house?.teahouse.stop());

describe('startRenewal', () => {
  it('commits a contract and signs what wx.requestSubscribeSign takes', async () => {
    const lin = await house.subscriber();

    const answer = await lin.start(house.tea.prices.QUARTER.id);

    expect(answer).toEqual({
      __typename: 'StartRenewalSuccess',
      contract: { id: expect.any(String), status: 'SIGNING', words: '等待你在微信中确认开通' },
      request: {
        variant: 'ANDROID',
        signData: expect.any(String),
        paySig: expect.any(String),
        signature: expect.any(String),
      },
    });
    expect(JSON.parse(answer.request!.signData)).toEqual({
      productId: 'th_tea_sub93',
      outContractCode: answer.contract!.id.replaceAll('-', ''),
      contractAccountName: `茶馆 ${house.account.handle} · tea`,
      openid: expect.any(String),
    });
    expect(await lin.contract()).toBeNull();
  });

  it('signs what wx.requestAppleSubscribeSign takes on an iPhone', async () => {
    const lin = await house.subscriber({ platform: 'ios' });

    const { request, contract } = await lin.start(house.tea.prices.MONTH.id);

    expect(request?.variant).toBe('APPLE');
    expect(JSON.parse(request!.signData)).toEqual({
      offerId: house.account.secrets.xpay!.offerId,
      productId: 'th_tea_sub31',
      goodsPrice: 1800,
      attach: contract!.id.replaceAll('-', ''),
    });
  });

  it('hands out the contract again whose sheet was left', async () => {
    const lin = await house.subscriber();
    const first = await lin.start(house.tea.prices.MONTH.id);
    const sheetId = await lin.openSheet(first);
    await house.teahouse.sandbox.phone('pay-sheet', { id: sheetId, action: 'cancel' });

    const second = await lin.start(house.tea.prices.MONTH.id);
    const other = await lin.start(house.tea.prices.YEAR.id);

    expect(second.contract?.id).toBe(first.contract?.id);
    expect(other.contract?.id).not.toBe(first.contract?.id);
    await lin.enterPin(await lin.openSheet(second));
    await house.days.settle();
    expect(await lin.charges()).toEqual(['PAID', 'DUE']);
  });

  it('is refused where the owner does not offer it', async () => {
    const { teahouse, account } = house;
    await teahouse.sql('update money_settings set is_auto_renewal_enabled = false where account_id = $1', [account.id]);
    const lin = await house.subscriber();

    expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({
      __typename: 'RenewalNotOffered',
      code: 'RENEWAL_NOT_OFFERED',
      reason: 'NOT_ENABLED',
    });
  });

  it('is refused at a price that has no subscription', async () => {
    const plain = await house.teahouse.given.tier(house.account, { key: 'plain' });
    const lin = await house.subscriber();

    expect(await lin.start(plain.prices.MONTH.id)).toMatchObject({ reason: 'PRICE_NOT_RENEWABLE' });
    expect(await lin.start(house.teahouse.given.unknownId())).toMatchObject({ __typename: 'TierNotOnSale' });
  });

  it('is refused outside the Mini Program, and on a computer', async () => {
    const onPage = await Buyer.onPage(house.teahouse, house.account);
    const atDesk = await house.subscriber({ platform: 'windows' });
    const document = `mutation ($input: StartRenewalInput!) {
      startRenewal(input: $input) { __typename ... on RenewalNotOffered { reason } } }`;
    const input = { tierPriceId: house.tea.prices.MONTH.id };

    expect(await onPage.graphql.request(document, { input })).toEqual({
      startRenewal: { __typename: 'RenewalNotOffered', reason: 'MINI_PROGRAM_ONLY' },
    });
    expect(await atDesk.start(input.tierPriceId)).toMatchObject({ reason: 'DEVICE' });
  });

  it('is refused on an iPhone where WeChat has not opened payment there', async () => {
    await house.open({ isXpayOnIos: false });
    const lin = await house.subscriber({ platform: 'ios' });

    expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({
      __typename: 'NoLawfulRail',
      railReason: 'NO_LAWFUL_RAIL',
    });
  });

  it('is refused while a lesser membership runs that was bought: an upgrade credits it', async () => {
    const lin = await house.subscriber();
    await lin.buyer.settle(await lin.buyer.placeOrder(house.tea.prices.MONTH.id));

    expect(await lin.start(house.seat.prices.MONTH.id)).toMatchObject({ reason: 'UPGRADE_FIRST' });
  });

  it('is refused while a membership renews by itself, of whatever tier', async () => {
    const { lin, contractId } = await house.signed();

    expect(await lin.start(house.tea.prices.YEAR.id)).toMatchObject({
      __typename: 'AlreadyRenewing',
      contract: { id: contractId },
    });
  });

  it('asks for a new sign-in when WeChat has forgotten the old one', async () => {
    const lin = await house.subscriber();
    const { person } = lin.buyer;
    await house.teahouse.sandbox.control('rotate-session-key', { person, appid: house.account.miniAppid });

    expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({ __typename: 'LogInAgain' });
  });

  it('says so when WeChat is not there', async () => {
    const lin = await house.subscriber();
    await house.fault({ kind: 'api', path: '/wxa/*', httpStatus: 502, times: 'always' });

    expect(await lin.start(house.tea.prices.MONTH.id)).toMatchObject({ __typename: 'WeChatUnavailable' });
  });
});

describe('setTierPriceRenewable', () => {
  const document = `mutation ($input: SetTierPriceRenewableInput!) {
    setTierPriceRenewable(input: $input) {
      __typename
      ... on SetTierPriceRenewableSuccess { xpaySubscriptionProductId tierPrice { isRenewable } }
      ... on UserError { code }
    }
  }`;
  const set = async (tierPriceId: string, isRenewable: boolean) => {
    const owner = house.teahouse.as(await house.teahouse.given.staff(house.account));
    const answer = await owner.request<{ setTierPriceRenewable: object }>(document, {
      input: { tierPriceId, isRenewable },
    });
    return answer.setTierPriceRenewable;
  };

  it('offers a price with renewal, and takes it back', async () => {
    const { prices } = await house.teahouse.given.tier(house.account, { key: 'longerkey' });

    expect(await set(prices.YEAR.id, true)).toEqual({
      __typename: 'SetTierPriceRenewableSuccess',
      xpaySubscriptionProductId: 'th_longerkey_sub372',
      tierPrice: { isRenewable: true },
    });
    expect(await set(prices.YEAR.id, false)).toMatchObject({ tierPrice: { isRenewable: false } });
  });

  it('refuses what WeChat has no subscription for', async () => {
    const cheap = await house.teahouse.given.tier(house.account, { key: 'cheap', monthlyFen: 99 });

    expect(await set(cheap.prices.MONTH.id, true)).toEqual({
      __typename: 'PriceCannotRenew',
      code: 'PRICE_CANNOT_RENEW',
    });
    expect(await set(house.teahouse.given.unknownId(), true)).toMatchObject({ __typename: 'TierNotOnSale' });
  });
});
