import { afterAll, beforeAll, expect, it } from 'vitest';
import { Article, ArticlePolicy } from '../articles/article.entity.ts';
import { createLibrary, type Library, libraryNow } from '../graphql/projector/library.fixture.ts';
import { Member } from '../members/member.entity.ts';
import { Unlock } from '../unlocks/unlock.entity.ts';
import { AccessService } from './access.service.ts';

let library: Library;
let access: AccessService;
let articleId: string;

beforeAll(async () => {
  library = await createLibrary();
  access = new AccessService(library);
  const em = library.orm.em.fork();
  articleId = (await em.findOneOrFail(Article, { account: library.accountIds[0], policy: ArticlePolicy.MEMBERS })).id;
});
afterAll(() => library.close());

const viewerNamed = (name: string) => library.viewers.find((one) => one.name === name)!.viewer;
const memberNamed = (name: string) => viewerNamed(`tea: ${name}`).member!.id;
const inDays = (days: number) => new Date(libraryNow.getTime() + days * 86_400_000);

it.each([
  ['drinker', 0, 'MEMBER', 20],
  ['drinker', -11, 'NEEDS_MEMBERSHIP', null],
  ['drinker', -10, 'MEMBER', 20],
  ['drinker', 20, 'NEEDS_MEMBERSHIP', null],
  ['early renewer', 0, 'MEMBER', 35],
  ['early renewer', 10, 'MEMBER', 35],
  ['early renewer', -20, 'MEMBER', -1],
  ['not yet', 0, 'NEEDS_MEMBERSHIP', null],
  ['not yet', 2, 'MEMBER', 31],
  ['revoked', 0, 'NEEDS_MEMBERSHIP', null],
  ['revoked', -3, 'MEMBER', -2],
])('says of %s, %i days from now: %s', async (name, days, reason, untilDays) => {
  const decision = await access.explain(viewerNamed('tea: WRITER'), articleId, memberNamed(name), inDays(days));

  expect(decision).toEqual({
    canRead: reason === 'MEMBER',
    reason,
    until: untilDays === null ? null : inDays(untilDays),
  });
});

it.each([
  ['for good', 'unlocker', 4, -5, 'UNLOCKED', null],
  ['not before it began', 'unlocker', 4, -6, 'NEEDS_PURCHASE', null],
  ['by its series, while that lasts', 'unlocker', 14, 39, 'UNLOCKED', 40],
  ['no longer', 'unlocker', 14, 40, 'NEEDS_PURCHASE', null],
  ['not for a member', 'drinker', 4, 0, 'NEEDS_PURCHASE', null],
] as const)('says that an unlock opens its article: %s', async (_, name, article, days, reason, untilDays) => {
  const decision = await access.explain(
    viewerNamed('tea: WRITER'),
    library.ids.articles[article]!,
    memberNamed(name),
    inDays(days),
  );

  expect(decision).toEqual({
    canRead: reason === 'UNLOCKED',
    reason,
    until: untilDays === null ? null : inDays(untilDays),
  });
});

it('remembers an unlock that was taken back', async () => {
  const em = library.orm.em.fork();
  const id = { account: library.accountIds[0], member: memberNamed('unlocker'), article: library.ids.articles[4] };
  (await em.findOneOrFail(Unlock, id)).revoke(inDays(-1));
  await em.flush();
  const ask = (days: number) =>
    access.explain(viewerNamed('tea: WRITER'), library.ids.articles[4]!, memberNamed('unlocker'), inDays(days));

  const [before, since] = [await ask(-2), await ask(-1)];

  expect(before).toEqual({ canRead: true, reason: 'UNLOCKED', until: inDays(-1) });
  expect(since).toEqual({ canRead: false, reason: 'NEEDS_PURCHASE', until: null });
});

it('answers for who a merged member turned out to be', async () => {
  const em = library.orm.em.fork();
  const merged = await em.findOneOrFail(Member, { account: library.accountIds[0], displayName: 'merged away' });

  const decision = await access.explain(viewerNamed('tea: WRITER'), articleId, merged.id, libraryNow);

  expect(decision.reason).toBe('NEEDS_MEMBERSHIP');
});

it('is for staff who may ask, about their own account', async () => {
  const ask = (name: string, id = articleId, member = memberNamed('drinker')) =>
    access.explain(viewerNamed(name), id, member, libraryNow);

  await expect(ask('tea: anonymous')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(ask('tea: drinker')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(ask('tea: FINANCE')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(ask('rain: WRITER')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(ask('tea: WRITER', 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
