import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../test/support/database.ts';
import { Account, AccountKind } from '../accounts/account.entity.ts';
import { createOrm } from '../database/orm.ts';
import { newId } from '../shared/ids.ts';
import { handleJob, JobRunner } from '../shared/outbox/job-runner.ts';
import { ManualClock } from '../shared/time/clock.ts';
import { handleMessage, Inbox, type InboxKind, processInboxMessage } from './inbox.service.ts';
import { InboxMessage, InboxSource } from './inbox-message.entity.ts';

const note: InboxKind<{ text: string; at: Date }> = {
  name: 'note',
  body: z.object({ text: z.string(), at: z.coerce.date() }),
};
const clock = new ManualClock('2026-11-22T04:00:00.000Z');
const handled: { accountId: string; text: string; at: Date }[] = [];
let failures = 0;

let databaseUrl: string;
let orm: MikroORM;
let inbox: Inbox;
let accountId: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  orm = await createOrm(databaseUrl);
  const em = orm.em.fork();
  accountId = em.create(Account, {
    handle: 'inbox',
    kind: AccountKind.SERVICE_ACCOUNT,
    name: '茶馆',
    createdAt: clock.now(),
  }).id;
  await em.flush();
  const handler = handleMessage(note, async (account, body) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('not now');
    }
    handled.push({ accountId: account, ...body });
  });
  inbox = new Inbox({ orm, clock, handlers: [handler] });
});
afterAll(() => orm.close());

const receive = (providerKey: string, text = providerKey) =>
  inbox.receive({
    accountId,
    source: InboxSource.WECHAT_PAY,
    providerKey,
    kind: note,
    body: { text, at: clock.now() },
    raw: `<${text}>`,
  });
const kept = (providerKey: string) => orm.em.fork().findOneOrFail(InboxMessage, { providerKey });
const jobsOf = (messageId: string) =>
  orm.em
    .fork()
    .getConnection()
    .execute<{ id: string }[]>('select id from graphile_worker.jobs where key = ?', [`inbox:${messageId}`]);

it('keeps a message with its job, as WeChat wrote it', async () => {
  expect(await receive('first', '你好')).toBe('stored');

  const message = await kept('first');
  expect(message.body).toEqual({ message: { text: '你好', at: '2026-11-22T04:00:00.000Z' }, raw: '<你好>' });
  expect(message.processedAt).toBeNull();
  expect(await jobsOf(message.id)).toHaveLength(1);
});

it('keeps one message when it arrives many times at once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => receive('twice')));

  expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'stored']);
  expect(await orm.em.fork().count(InboxMessage, { providerKey: 'twice' })).toBe(1);
});

it('hands a message over once, with its instants as instants', async () => {
  await receive('once');
  const { id } = await kept('once');

  await inbox.process(id);
  await inbox.process(id);

  expect(handled.filter(({ text }) => text === 'once')).toEqual([{ accountId, text: 'once', at: clock.now() }]);
  expect((await kept('once')).processedAt).toEqual(clock.now());
});

it('notes why a message failed, and processes it the next time', async () => {
  await receive('fails');
  const { id } = await kept('fails');
  failures = 1;

  await expect(inbox.process(id)).rejects.toThrow('not now');
  expect(await kept('fails')).toMatchObject({ processedAt: null, attempts: 1, lastError: 'not now' });

  await inbox.process(id);
  expect(await kept('fails')).toMatchObject({ processedAt: clock.now(), attempts: 1, lastError: null });
});

it('gives a message a fresh job when its own has used up its tries', async () => {
  await receive('forgotten');
  const { id } = await kept('forgotten');
  const connection = orm.em.fork().getConnection();
  await connection.execute(
    `update graphile_worker._private_jobs set attempts = max_attempts where key = ?`,
    [`inbox:${id}`],
    'run',
  );
  clock.advance(11 * 60_000);

  expect(await inbox.retryForgotten()).toBe(1);

  const jobs = await connection.execute<{ attempts: number }[]>(
    'select attempts from graphile_worker.jobs where key = ?',
    [`inbox:${id}`],
  );
  expect(jobs).toEqual([{ attempts: 0 }]);
});

it('runs the jobs of a server that died, without waiting hours for it', async () => {
  await receive('orphan');
  const { id } = await kept('orphan');
  const connection = orm.em.fork().getConnection();
  await connection.execute(
    `update graphile_worker._private_jobs set locked_by = ?, locked_at = now(), attempts = 1 where key = ?`,
    [`pool-${newId()}`, `inbox:${id}`],
    'run',
  );

  const jobs = await JobRunner.start({
    databaseUrl,
    handlers: [handleJob(processInboxMessage, ({ messageId }) => inbox.process(messageId))],
    logger: { debug() {}, warn() {}, error() {} },
  });

  try {
    await expect.poll(async () => (await kept('orphan')).processedAt, { timeout: 10_000 }).not.toBeNull();
  } finally {
    await jobs.stop();
  }
});

it('leaves the jobs of a living server alone', async () => {
  await receive('held');
  const { id } = await kept('held');
  const gate = Promise.withResolvers<void>();
  const runnerWith = (handler: (messageId: string) => Promise<void>) =>
    JobRunner.start({
      databaseUrl,
      handlers: [handleJob(processInboxMessage, ({ messageId }) => handler(messageId))],
      logger: { debug() {}, warn() {}, error() {} },
    });
  const holderOf = async () => {
    const [job] = await orm.em
      .fork()
      .getConnection()
      .execute<{ locked_by: string | null }[]>('select locked_by from graphile_worker.jobs where key = ?', [
        `inbox:${id}`,
      ]);
    return job?.locked_by ?? null;
  };
  const living = await runnerWith((messageId) => (messageId === id ? gate.promise : Promise.resolve()));
  await expect.poll(holderOf).toMatch(/^pool-/);
  const holder = await holderOf();

  const other = await runnerWith(() => Promise.resolve());

  expect(await holderOf()).toBe(holder);
  gate.resolve();
  await Promise.all([living.stop(), other.stop()]);
});
