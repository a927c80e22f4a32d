import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/database.ts';

/** Plain SQL, as somebody would write it who goes around all of our code. */
let client: pg.Client;
const account = randomUUID();

beforeAll(async () => {
  client = new pg.Client({ connectionString: await createTestDatabase() });
  await client.connect();
  await client.query(
    `insert into accounts (id, handle, kind, name, created_at) values ($1, 'ledger', 'SERVICE_ACCOUNT', '茶馆', now())`,
    [account],
  );
});
afterAll(() => client.end());

/** Writes one ledger transaction with these amounts, in one commit. @returns its id */
async function write(amountsFen: readonly number[], promisedLines = amountsFen.length): Promise<string> {
  const id = randomUUID();
  await client.query('begin');
  try {
    await client.query(
      `insert into ledger_transactions (id, account_id, kind, provider_document, line_count, occurred_at, created_at)
       values ($1, $2, 'SALE', $3, $4, now(), now())`,
      [id, account, `document ${id}`, promisedLines],
    );
    for (const [index, amountFen] of amountsFen.entries()) await addLine(id, index + 1, amountFen);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return id;
}

const addLine = (transaction: string, line: number, amountFen: number) =>
  client.query(
    `insert into ledger_entries (id, account_id, transaction_id, line, ledger_account, amount_fen)
     values ($1, $2, $3, $4, 'assets:test', $5)`,
    [randomUUID(), account, transaction, line, amountFen],
  );

it('takes lines that add up to nothing', async () => {
  await expect(write([1800, -1700, -100])).resolves.toBeTypeOf('string');
});

it.each([
  ['lines that do not add up', [1800, -1799], 2],
  ['one line alone', [1800], 2],
  ['no lines', [], 2],
  ['fewer lines than it says', [1800, -1800], 3],
] as const)('refuses %s at the commit', async (_, amountsFen, promisedLines) => {
  await expect(write(amountsFen, promisedLines)).rejects.toThrow('does not balance');
});

it('refuses a line of nothing, and a transaction that promises fewer than two lines', async () => {
  await expect(write([0, 0])).rejects.toThrow('ledger_entries_amount_fen_check');
  await expect(write([], 0)).rejects.toThrow('ledger_transactions_line_count_check');
});

it('refuses more lines for a transaction that is committed, even if they balance', async () => {
  const id = await write([1800, -1800]);

  await client.query('begin');
  await addLine(id, 3, 500);
  await addLine(id, 4, -500);

  await expect(client.query('commit')).rejects.toThrow('4 of 2 lines');
});

it.each([
  'update ledger_entries set amount_fen = amount_fen * 2',
  `update ledger_entries set ledger_account = 'assets:mine'`,
  'delete from ledger_entries',
  'truncate ledger_entries',
  `update ledger_transactions set kind = 'UNAPPLIED_PAYMENT'`,
  'delete from ledger_transactions',
  'truncate ledger_transactions cascade',
])('refuses: %s', async (statement) => {
  await write([1800, -1800]);

  await expect(client.query(statement)).rejects.toThrow('the ledger is append-only');
});

it('refuses to book one document twice', async () => {
  const id = await write([1800, -1800]);

  await expect(
    client.query(
      `insert into ledger_transactions (id, account_id, kind, provider_document, line_count, occurred_at, created_at)
       values ($1, $2, 'SALE', $3, 2, now(), now())`,
      [randomUUID(), account, `document ${id}`],
    ),
  ).rejects.toThrow('duplicate key');
});
