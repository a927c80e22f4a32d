interface LedgerLine {
  transaction: string;
  kind: string;
  document: string;
  line: number;
  account: string;
  fen: string;
}

/** Answers SQL, as a Teahouse's `sql` does. */
type Asks = (text: string, values: unknown[]) => Promise<LedgerLine[]>;

const statement = `
  select t.id as transaction, t.kind, t.provider_document as document, e.line, e.ledger_account as account, e.amount_fen::text as fen
    from ledger_transactions t join ledger_entries e on e.account_id = t.account_id and e.transaction_id = t.id
   where t.account_id = $1 order by t.created_at, t.id, e.line`;

/**
 * Lines of the books as a table to be read by eye: one block per transaction, debits and credits in columns, in
 * yuan, and a last line whose two sums must be equal.
 */
function ledgerTable(lines: readonly LedgerLine[]): string {
  if (lines.length === 0) return 'ledger: no transactions';
  const rows: string[][] = [['#', 'what', 'account', 'debit', 'credit', 'document']];
  let number = 0;
  let debits = 0n;
  let credits = 0n;
  let previous = '';
  for (const line of lines) {
    const fen = BigInt(line.fen);
    const isFirst = line.transaction !== previous;
    if (isFirst) number += 1;
    previous = line.transaction;
    if (fen > 0n) debits += fen;
    else credits -= fen;
    rows.push([
      isFirst ? String(number) : '',
      isFirst ? line.kind : '',
      line.account,
      fen > 0n ? yuan(fen) : '',
      fen < 0n ? yuan(-fen) : '',
      isFirst ? line.document : '',
    ]);
  }
  rows.push(['', debits === credits ? 'balanced' : 'UNBALANCED', '', yuan(debits), yuan(credits), '']);
  return drawn(rows);
}

/** Prints the books under a title, and returns what was printed. */
export async function printLedger(title: string, ask: Asks, accountId: string): Promise<string> {
  return printed(title, ledgerTable(await ask(statement, [accountId])));
}

/**
 * The same with names for what is new in every run, so that a story can hold the whole table against one that was checked by
 * eye: `<offer>` and `<mchid>` for who takes the money, `<payment 1>`, `<refund 1>` for WeChat's documents, in order.
 */
export async function printNamedLedger(title: string, ask: Asks, accountId: string): Promise<string> {
  const names = new DocumentNames();
  const lines = await ask(statement, [accountId]);
  return printed(
    title,
    ledgerTable(
      lines.map((line) => ({
        ...line,
        account: line.account
          .replace(/^assets:wechat:xpay:.*/, 'assets:wechat:xpay:<offer>')
          .replace(/^assets:wechat:pay:.*/, 'assets:wechat:pay:<mchid>')
          .replace(/^assets:affiliate-shops:.*/, 'assets:affiliate-shops:<link>'),
        document: names.of(line.document),
      })),
    ),
  );
}

function printed(title: string, table: string): string {
  console.log(`\n${title}\n${table}`);
  return table;
}

class DocumentNames {
  readonly #known = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** `xpay/1450000001/refund/r7` is `xpay/<offer>/refund/<refund 1>`. */
  of(document: string): string {
    const known = this.#known.get(document);
    if (known !== undefined) return known;
    const [rail, , ...rest] = document.split('/');
    // Sales have numbers of their shops, or ids of our orders.
    if (rail === 'affiliate')
      return `affiliate/<link>/${rest.map((part) => part.replace(/^[\da-f-]{36}$/, '<order>')).join('/')}`;
    const kind = rest.length > 1 ? rest[0]! : 'payment';
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const merchant = rail === 'xpay' ? '<offer>' : '<mchid>';
    const name = [rail, merchant, ...rest.slice(0, -1), `<${kind} ${count}>`].join('/');
    this.#known.set(document, name);
    return name;
  }
}

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

const isAmount = (column: number) => column === 3 || column === 4;

function drawn(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (isAmount(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1)].join('\n');
}
