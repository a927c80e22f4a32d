/**
 * The members' list with a hundred thousand members: how long a request for the first rows takes, and how many times that is
 * of its own SQL sent by itself; and how long counting takes. Times are of a clock on the wall, ratios are what to compare.
 */

import { ConsoleMemberCountDocument } from '@teahouse/schema/documents/console-member-count.ts';
import { ConsoleMembersDocument } from '@teahouse/schema/documents/console-members.ts';
import pg from 'pg';
import { migratedTemplate } from '../../scripts/lib/test-postgres.mjs';
import { createPool } from '../src/database/pool.ts';
import { closeConnections, send } from './load.ts';
import { median } from './median.ts';
import { memberListSize, seedMemberList } from './member-list.seed.ts';
import { startServer } from './variants/server.ts';

const ROUNDS = 9;
const FIRST_ROWS = 50;

interface Case {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A statement as it was sent. */
interface Sent {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const operation = ({ hash, text }: { hash: string; text: string }, name: string) => ({ name, hash, text });
const list = operation(ConsoleMembersDocument, 'members');
const count = operation(ConsoleMemberCountDocument, 'memberCount');

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Remembers what the server last asked of the members. */
function watch(pool: pg.Pool): { last: Sent | null } {
  const seen: { last: Sent | null } = { last: null };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    const watched = (sent: Sent, ...rest: unknown[]) => {
      if (/from "members"/.test(sent.text)) seen.last = { name: sent.name, text: sent.text, values: sent.values };
      return query(sent, ...rest);
    };
    // It has a dozen overloads; the server calls the one with a statement.
    client.query = watched as unknown as typeof client.query;
  });
  return seen;
}

function casesOf(of: { tierId: string; cursor: string }): Case[] {
  const filtered = (name: string, filter: object): Case => ({ name, variables: { filter } });
  return [
    { name: 'newest', variables: {} },
    { name: 'most spent', variables: { sort: 'MOST_SPENT' } },
    { name: 'read long ago', variables: { sort: 'READ_LONG_AGO' } },
    { name: 'by name', variables: { sort: 'NAME' } },
    { name: 'deep in the list', variables: { after: of.cursor } },
    filtered('active', { status: 'ACTIVE' }),
    filtered('ending soon', { status: 'ENDING_SOON' }),
    filtered('ended', { status: 'ENDED' }),
    filtered('never held', { status: 'NEVER' }),
    filtered('banned', { status: 'BANNED' }),
    filtered('a rare tier', { tierId: of.tierId }),
    filtered('a rare tag', { tag: 'rare' }),
    filtered('a source', { source: 'IMPORT' }),
    filtered('joined in a month', { joinedFrom: '2026-03-01', joinedTo: '2026-03-31' }),
    { name: 'spent much, by name', variables: { filter: { spentMinFen: 90_000 }, sort: 'NAME' } },
    filtered('part of a name', { name: '听雨7' }),
    filtered('nobody', { name: 'no such name' }),
    {
      name: 'all at once',
      variables: {
        filter: { status: 'ACTIVE', tag: 'regular', source: 'FOLLOW', spentMinFen: 1, name: '雨' },
        sort: 'MOST_SPENT',
      },
    },
  ];
}

export async function benchMembers(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const database = `bench_members_${process.pid}`;
  try {
    await admin.query(`create database ${database} template ${await migratedTemplate(adminUrl)}`);
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    const seeded = await seedMemberList(url.href);
    const app = await startServer(url.href, [list, count]);
    const seen = watch(app.pool);
    // The same settings as the server's own, and nothing else: what the SQL costs by itself.
    const alone = createPool(url.href, 1);
    try {
      console.log(
        `\nmembers' list, ${memberListSize} members: the first ${FIRST_ROWS} rows in milliseconds, medians of ${ROUNDS}`,
      );
      console.log('  rows by                request     slowest  SQL alone  ratio   count');
      let slowest = 0;
      for (const { name, variables } of casesOf(seeded)) {
        const ask = () => send(app.url, list, { token: seeded.token, variables: { first: FIRST_ROWS, ...variables } });
        const askCount = () =>
          send(app.url, count, { token: seeded.token, variables: { filter: variables.filter ?? null } });
        await askCount();
        await ask();
        const sent = seen.last;
        if (!sent) throw new Error('no statement read the members');
        const askAlone = () => alone.query({ ...sent, rowMode: 'array' });
        await askAlone();
        const times = { request: [] as number[], alone: [] as number[], count: [] as number[] };
        for (let round = 0; round < ROUNDS; round += 1) {
          times.request.push(await millisecondsOf(ask));
          times.alone.push(await millisecondsOf(askAlone));
          times.count.push(await millisecondsOf(askCount));
        }
        const ratio = median(times.request.map((time, round) => time / times.alone[round]!));
        slowest = Math.max(slowest, ...times.request);
        const columns = [
          median(times.request).toFixed(1).padStart(8),
          Math.max(...times.request)
            .toFixed(1)
            .padStart(11),
          median(times.alone).toFixed(1).padStart(10),
          ratio.toFixed(2).padStart(6),
          median(times.count).toFixed(0).padStart(7),
        ];
        console.log(`  ${name.padEnd(21)}${columns.join(' ')}`);
      }
      console.log(
        `  the slowest request of all took ${slowest.toFixed(0)} ms: first rows ${slowest < 1_000 ? 'are' : 'are NOT'} there within a second`,
      );
    } finally {
      closeConnections();
      await alone.end();
      await app.close();
    }
  } finally {
    await admin.query(`drop database if exists ${database} with (force)`);
    await admin.end();
  }
}
