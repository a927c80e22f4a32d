import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInLink } from '../../../scripts/lib/sign-in-link.mjs';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';
import { TravelClock } from '../../support/travel-clock.ts';

const masterKey = Buffer.alloc(32, 7).toString('base64');
const clock = new TravelClock();
let teahouse: Teahouse;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
});
afterAll(() => teahouse?.stop());

const wish = { handle: 'yeting', name: '夜听', kind: 'SERVICE_ACCOUNT', ownerName: '老周' };
const open = (body: object) =>
  fetch(`${teahouse.url}/console/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify(body),
  });
async function newToken(isNew = true): Promise<string> {
  const path = await signInLink(teahouse.url, masterKey, { isNew });
  return new URL(path!, teahouse.url).searchParams.get('token')!;
}

describe('an account is opened', () => {
  it('by the link a server without accounts gives, with its owner signed in', async () => {
    const path = await signInLink(teahouse.url, masterKey);
    const token = new URL(path!, teahouse.url).searchParams.get('token')!;

    const answer = await open({ ...wish, token });

    expect(path).toMatch(/^\/console\/open\?token=[\w-]{43}$/);
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const asked = await fetch(`${teahouse.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'teahouse-client': 'console', cookie },
      body: JSON.stringify({ query: '{ account { handle name kind } viewer { staff { displayName role } } }' }),
    });
    expect(await asked.json()).toEqual({
      data: {
        account: { handle: 'yeting', name: '夜听', kind: 'SERVICE_ACCOUNT' },
        viewer: { staff: { displayName: '老周', role: 'OWNER' } },
      },
    });
    expect(await signInLink(teahouse.url, masterKey)).toMatch(/^\/console\/sign-in\?token=/);
  });

  it('once by each link, whichever of three comes first', async () => {
    const token = await newToken();

    const answers = await Promise.all(['one', 'two', 'three'].map((handle) => open({ ...wish, handle, token })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await teahouse.sql(`select 1 from accounts where handle in ('one', 'two', 'three')`)).toHaveLength(1);
  });

  it('not under a name that is taken or unlawful: the link stays good, and the refusal says what to do', async () => {
    const token = await newToken();
    const refused: unknown[] = [];
    for (const change of [
      { handle: 'yeting' },
      { handle: 'Ye Ting' },
      { handle: 'yeting2', name: ' ' },
      { handle: 'yeting2', ownerName: '长'.repeat(41) },
    ]) {
      const answer = await open({ ...wish, ...change, token });
      refused.push([answer.status, await answer.json()]);
    }

    expect(refused).toEqual([
      [
        409,
        {
          code: 'HANDLE_TAKEN',
          message: 'Another account on this server has this handle; please choose another',
        },
      ],
      [
        400,
        {
          code: 'HANDLE_NOT_VALID',
          message: 'A handle is 2–32 lower-case letters, digits or hyphens, such as chaguan',
        },
      ],
      [400, { code: 'ACCOUNT_NAME_NOT_VALID', message: 'The account’s name has 1–30 characters' }],
      [400, { code: 'OWNER_NAME_NOT_VALID', message: 'A name has 1–40 characters' }],
    ]);
    expect((await open({ ...wish, handle: 'yeting2', token })).status).toBe(200);
  });

  it('is written down as its owner’s deed', async () => {
    const token = await newToken();
    await open({ ...wish, handle: 'written', token });

    const entries = await teahouse.sql(
      `select e.action, e.subject_type as type, s.display_name as by from audit_entries e join accounts a on a.id = e.account_id
         left join staff s on s.id = e.staff_id where a.handle = 'written' order by 1, 2`,
    );
    expect(entries).toEqual([
      { action: 'CREATE', type: 'Account', by: '老周' },
      { action: 'CREATE', type: 'Staff', by: '老周' },
      { action: 'SIGN_IN', type: 'Staff', by: '老周' },
    ]);
  });

  it('not by a link that is a day old, nor by one that signs in', async () => {
    const old = await newToken();
    const [signsIn] = [await newToken(false)];
    await clock.travel(teahouse, 24 * 3_600_000);

    for (const token of [old, signsIn, 'a'.repeat(43)]) {
      const answer = await open({ ...wish, handle: 'late', token });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, 'LINK_NOT_VALID']);
    }
  });
});
