import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GivenAccount } from '../../support/given.ts';
import { startTeahouse, type Teahouse } from '../../support/teahouse.ts';

let teahouse: Teahouse;
let account: GivenAccount;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
});

afterAll(() => teahouse?.stop());

const LogIn = gql`
  mutation ($input: LogInWithMiniProgramInput!) {
    logInWithMiniProgram(input: $input) {
      __typename
      ... on LogInSuccess { sessionToken viewer { member { id isFollower } } }
      ... on UserError { code message }
    }
  }
`;
const WhoAmI = gql`{ viewer { staffRole member { id displayName } } }`;

interface LogInResult {
  logInWithMiniProgram: {
    __typename: string;
    sessionToken: string;
    code?: string;
    message?: string;
    viewer: { member: { id: string; isFollower: boolean } };
  };
}

async function logIn(code: string, input: object = {}, headers = {}): Promise<LogInResult['logInWithMiniProgram']> {
  const variables = { input: { appid: account.miniAppid, code, platform: 'android', ...input } };
  const client = teahouse.anonymous(account.handle, headers);
  return (await client.request<LogInResult>(LogIn, variables)).logInWithMiniProgram;
}

it('signs a reader in without a form and remembers them', async () => {
  const person = await teahouse.given.person();

  const first = await logIn(await teahouse.given.loginCode(account, person));
  const second = await logIn(await teahouse.given.loginCode(account, person));

  expect(first.__typename).toBe('LogInSuccess');
  expect(second.viewer.member.id).toBe(first.viewer.member.id);
  const { viewer } = await teahouse.as(first.sessionToken).request<{ viewer: { member: { id: string } } }>(WhoAmI);
  expect(viewer.member.id).toBe(first.viewer.member.id);
});

it('keeps how the Mini Program was opened with the session', async () => {
  const person = await teahouse.given.person();
  const launch = { scene: 1035, path: 'pages/article/index', entryKey: 'night-talk' };

  const { viewer } = await logIn(await teahouse.given.loginCode(account, person), { launch });

  expect(
    await teahouse.sql(
      'select client, platform, launch_scene, launch_path, launch_entry_key from sessions where member_id = $1',
      [viewer.member.id],
    ),
  ).toEqual([
    {
      client: 'MINI_PROGRAM',
      platform: 'android',
      launch_scene: 1035,
      launch_path: 'pages/article/index',
      launch_entry_key: 'night-talk',
    },
  ]);
});

it('keeps neither token nor session key in the clear', async () => {
  const person = await teahouse.given.person();

  const { sessionToken } = await logIn(await teahouse.given.loginCode(account, person));

  const everything = await teahouse.sql(
    `select coalesce(string_agg(to_jsonb(s)::text, ''), '') || coalesce((select string_agg(to_jsonb(i)::text, '') from member_identities i), '') as text from sessions s`,
  );
  const [, secret = ''] = sessionToken.split('.');
  expect(String(everything[0]?.text)).not.toContain(secret);
});

it('refuses a code that was used already, in the language of the request', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  await logIn(code);

  const again = await logIn(code, {}, { 'accept-language': 'en-GB,en;q=0.9' });

  expect(again).toEqual({
    __typename: 'LogInCodeRejected',
    code: 'LOG_IN_CODE_REJECTED',
    message: 'This sign-in code no longer works; please reopen the Mini Program',
  });
});

it('lets one of two win that send the same code at once, and makes one member', async () => {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());

  const results = await Promise.all([logIn(code), logIn(code)]);

  expect(results.map((result) => result.__typename).sort()).toEqual(['LogInCodeRejected', 'LogInSuccess']);
});

it('refuses the code of another Mini Program', async () => {
  const other = await teahouse.given.account();
  const code = await teahouse.given.loginCode(other, await teahouse.given.person());

  expect((await logIn(code)).__typename).toBe('LogInCodeRejected');
});

it('says so when WeChat does not answer, and makes nobody', async () => {
  const before = await teahouse.sql('select count(*) from members');
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  await teahouse.sandbox.control('faults', { kind: 'api', path: '/sns/jscode2session', httpStatus: 502, times: 1 });

  const result = await logIn(code);

  expect(result.code).toBe('WECHAT_UNAVAILABLE');
  expect(await teahouse.sql('select count(*) from members')).toEqual(before);
});

it('ends a session at log-out, from the very next request on', async () => {
  const { sessionToken } = await logIn(await teahouse.given.loginCode(account, await teahouse.given.person()));
  const reader = teahouse.as(sessionToken);

  const { logOut } = await reader.request<{ logOut: object }>(
    gql`mutation { logOut { __typename ... on LogOutSuccess { viewer { member { id } } } } }`,
  );

  expect(logOut).toEqual({ __typename: 'LogOutSuccess', viewer: { member: null } });
  await expect(reader.request(WhoAmI)).rejects.toMatchObject({
    response: { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  });
});

it('bans a member: sessions end, no new one begins, and unban lets them in again', async () => {
  const person = await teahouse.given.person();
  const { sessionToken, viewer } = await logIn(await teahouse.given.loginCode(account, person));
  const owner = teahouse.as(await teahouse.given.staff(account));
  const input = { memberId: viewer.member.id, reason: '发布广告' };

  await owner.request(gql`mutation ($input: BanMemberInput!) { banMember(input: $input) { __typename } }`, { input });

  await expect(teahouse.as(sessionToken).request(WhoAmI)).rejects.toMatchObject({ response: { status: 401 } });
  expect((await logIn(await teahouse.given.loginCode(account, person))).__typename).toBe('MemberBanned');
  await owner.request(gql`mutation ($input: UnbanMemberInput!) { unbanMember(input: $input) { __typename } }`, {
    input: { memberId: viewer.member.id },
  });
  expect((await logIn(await teahouse.given.loginCode(account, person))).viewer.member.id).toBe(viewer.member.id);
});

it('lets members ban nobody, and owners nobody of another account', async () => {
  const Ban = gql`mutation ($input: BanMemberInput!) { banMember(input: $input) { __typename ... on UserError { code } } }`;
  const { sessionToken, viewer } = await logIn(await teahouse.given.loginCode(account, await teahouse.given.person()));
  const input = { memberId: viewer.member.id, reason: 'x' };
  const elsewhere = await teahouse.given.account();

  await expect(teahouse.as(sessionToken).request(Ban, { input })).rejects.toMatchObject({
    response: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
  });
  expect(await teahouse.as(await teahouse.given.staff(elsewhere)).request(Ban, { input })).toEqual({
    banMember: { __typename: 'MemberNotFound', code: 'MEMBER_NOT_FOUND' },
  });
});

it('refuses a token with another account’s name on the request', async () => {
  const elsewhere = await teahouse.given.account();
  const { sessionToken } = await logIn(await teahouse.given.loginCode(account, await teahouse.given.person()));

  const client = teahouse.as(sessionToken, { 'teahouse-account': elsewhere.handle });

  await expect(client.request(WhoAmI)).rejects.toMatchObject({ response: { status: 401 } });
});
