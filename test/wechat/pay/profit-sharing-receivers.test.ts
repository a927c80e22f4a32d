import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptField } from '../crypto/sensitive-field.ts';
import { givenProfitSharing, PARTNER, sealed } from '../support/given-profit-sharing.ts';
import {
  FOREIGN_KEYS,
  LONE_MINI_PROGRAM,
  MERCHANT,
  type PayResponse,
  SERVICE_ACCOUNT,
} from '../support/given-wechat.ts';

describe('receivers of shared money', () => {
  let given: Awaited<ReturnType<typeof givenProfitSharing>>;

  beforeEach(async () => {
    given = await givenProfitSharing();
  });

  afterEach(() => given.wechat.stop());

  const refusal = ({ status, json }: PayResponse) => [status, json.code];
  const INVALID = [400, 'INVALID_REQUEST'];
  const PARAMETER = [400, 'PARAM_ERROR'];

  it('are told back as they were named', async () => {
    const name = sealed(PARTNER.name);

    const { status, json } = await given.addBookshop({ name });

    expect(status).toBe(200);
    expect(json).toEqual({ type: 'MERCHANT_ID', account: PARTNER.mchid, name, relation_type: 'STORE' });
  });

  it('are added once, and stay as they were first added', async () => {
    await given.addEmma();
    await given.addEmma({ relation_type: 'STAFF' });

    const { profitReceivers } = await given.wechat.control('state', {});
    expect(profitReceivers).toMatchObject([{ account: given.person(), relationType: 'DISTRIBUTOR' }]);
  });

  it('may have a relation of their own', async () => {
    const { json } = await given.addEmma({ relation_type: 'CUSTOM', custom_relation: '译者' });

    expect(json).toMatchObject({ relation_type: 'CUSTOM', custom_relation: '译者' });
  });

  it.each<[string, () => Promise<PayResponse>, unknown[]]>([
    ['of no type', () => given.addEmma({ type: undefined }), PARAMETER],
    ['of an unknown type', () => given.addEmma({ type: 'PERSONAL_WECHATID' }), PARAMETER],
    ['without a relation', () => given.addEmma({ relation_type: undefined }), PARAMETER],
    ['with an unknown relation', () => given.addEmma({ relation_type: 'FRIEND' }), PARAMETER],
    ['with an own relation that is not told', () => given.addEmma({ relation_type: 'CUSTOM' }), PARAMETER],
    [
      'with a long relation',
      () => given.addEmma({ relation_type: 'CUSTOM', custom_relation: '茶'.repeat(11) }),
      PARAMETER,
    ],
    ['that are merchants without a name', () => given.addBookshop({ name: undefined }), PARAMETER],
    ['that are merchants of another name', () => given.addBookshop({ name: sealed('别的书店') }), INVALID],
    ['that are merchants nobody knows', () => given.addBookshop({ account: '1900000999' }), INVALID],
    [
      'that are the merchant itself',
      () => given.addBookshop({ account: MERCHANT.mchid, name: sealed(MERCHANT.name) }),
      INVALID,
    ],
    ['that are persons of another name', () => given.addEmma({ name: sealed('林晚') }), INVALID],
    ['that are nobody’s openid', () => given.addEmma({ account: 'o'.repeat(28) }), INVALID],
    ['of an app that is not the merchant’s', () => given.addEmma({ appid: LONE_MINI_PROGRAM.appid }), INVALID],
    ['whose name is in plain text', () => given.addBookshop({ name: PARTNER.name }), PARAMETER],
    [
      'whose name is for another key',
      () => given.addBookshop({ name: encryptField(FOREIGN_KEYS.publicKeyPem, PARTNER.name) }),
      PARAMETER,
    ],
    ['with a field nobody knows', () => given.addEmma({ nickname: 'Emma' }), PARAMETER],
  ])('are refused %s', async (_case, add, expected) => {
    expect(refusal(await add())).toEqual(expected);
  });

  it('with a name need the key it was encrypted for', async () => {
    const body = {
      appid: SERVICE_ACCOUNT.appid,
      type: 'MERCHANT_ID',
      account: PARTNER.mchid,
      relation_type: 'STORE',
    };

    const answer = await given.post('/receivers/add', { ...body, name: sealed(PARTNER.name) }, { headers: {} });

    expect(refusal(answer)).toEqual(PARAMETER);
  });

  it('that were deleted get nothing more', async () => {
    const transactionId = await given.splittable();
    const receiver = { type: 'PERSONAL_OPENID', account: given.person() };

    const { json } = await given.post('/receivers/delete', { appid: SERVICE_ACCOUNT.appid, ...receiver });

    expect(json).toEqual(receiver);
    expect(refusal(await given.split(transactionId))).toEqual(INVALID);
  });
});
