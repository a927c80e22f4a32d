import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fields, type GivenPapay, givenPapay } from '../support/given-papay.ts';

const IN_WECHAT = { 'user-agent': 'MicroMessenger', 'x-wechat-person': 'lin' };

describe('the page in which a person signs', () => {
  let given: GivenPapay;

  beforeEach(async () => {
    given = await givenPapay();
  });

  afterEach(() => given.stop());

  const open = (change: Fields = {}, headers: Record<string, string> = IN_WECHAT) => {
    const query = new URLSearchParams(given.signed({ ...given.signFields(), version: '1.0', ...change }));
    return fetch(`${given.wechat.url}/papay/entrustweb?${query}`, { headers });
  };
  const idIn = (html: string) => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = (id: string, decision: string, back = '') =>
    fetch(`${given.wechat.url}/papay/entrustweb/answer`, {
      method: 'POST',
      headers: IN_WECHAT,
      body: new URLSearchParams({ id, decision, back }).toString(),
      redirect: 'manual',
    });
  const contracts = async () => (await given.wechat.phone('papay-contracts', { person: 'lin' })).contracts;

  it('shows who asks for what, and signs when the person agrees', async () => {
    const html = await (await open()).text();
    expect(html).toContain('茶客连续包月');
    expect(await contracts()).toEqual([]);

    await answer(idIn(html), 'agree');

    expect(await contracts()).toMatchObject([{ state: 'SIGNED', contractCode: 'C20261122000001' }]);
    await given.wechat.control('idle');
    expect(given.heard()).toMatchObject([{ change_type: 'ADD' }]);
  });

  it('signs nothing when the person does not', async () => {
    await answer(idIn(await (await open()).text()), 'deny');

    expect(await contracts()).toEqual([]);
    expect(given.heard()).toEqual([]);
  });

  it('goes back to where it came from, if it was asked to', async () => {
    const response = await open({ return_web: '1' }, { ...IN_WECHAT, referer: 'https://teahouse.example/me?x=1' });
    const back = /name="back" value="([^"]+)"/.exec(await response.clone().text())?.[1] ?? '';

    const answered = await answer(idIn(await response.text()), 'agree', back);

    expect(answered.headers.get('location')).toBe('https://teahouse.example/me?x=1&from_wxpay=1');
  });

  it.each<[string, Fields]>([
    ['another version', { version: '2.0' }],
    ['a time in milliseconds', { timestamp: '1795300000000' }],
    ['an unknown plan', { plan_id: '99' }],
  ])('does not open with %s', async (_case, change) => {
    expect(idIn(await (await open(change)).text())).toBe('');
  });

  it('does not open outside WeChat, or with another signature', async () => {
    const query = new URLSearchParams({ ...given.signFields(), version: '1.0', sign: '0'.repeat(32) });
    const forged = await fetch(`${given.wechat.url}/papay/entrustweb?${query}`, { headers: IN_WECHAT });

    expect(idIn(await forged.text())).toBe('');
    expect(idIn(await (await open({}, { 'user-agent': 'Chrome' })).text())).toBe('');
  });
});
