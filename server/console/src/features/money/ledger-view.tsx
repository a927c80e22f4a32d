import { ConsoleLedgerDocument } from '@teahouse/schema/documents/console-ledger.ts';
import { Button, Space, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { dayIn, wordIn } from '../../ui/address.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { useLedgerColumns } from './ledger-table.tsx';
import { moneyTexts } from './money.texts.ts';

const rails = ['XPAY', 'WECHAT_PAY'] as const;

/** The books, the latest event first; of one account or rail when the address names one. */
export function LedgerView() {
  const texts = useTexts(moneyTexts);
  const [parameters, setParameters] = useSearchParams();
  const named = parameters.get('account') ?? '';
  const ledgerAccount = /^(assets|income|expenses|liabilities):/.test(named) ? named : null;
  const rail = wordIn(rails, parameters.get('rail'));
  const [from, to] = [dayIn(parameters.get('from')), dayIn(parameters.get('to'))];
  const pages = useReadPages(
    ConsoleLedgerDocument,
    { first: 30, filter: { ledgerAccount, rail, from, to } },
    ({ ledgerTransactions }) => ledgerTransactions,
  );
  const columns = useLedgerColumns();
  const wholes: Readonly<Record<string, string>> = { 'income:': texts.allIncome, 'assets:wechat:': texts.balance };
  const nameOf = (account: string) =>
    pages.data?.pages
      .flatMap(({ ledgerTransactions }) => ledgerTransactions.edges)
      .flatMap(({ node }) => node.entries)
      .find((entry) => entry.ledgerAccount === account)?.name ?? account;
  return (
    <>
      {ledgerAccount || rail || from ? (
        <Space style={{ marginBottom: 16 }}>
          {ledgerAccount ? <Tag>{wholes[ledgerAccount] ?? nameOf(ledgerAccount)}</Tag> : null}
          {rail ? <Tag>{texts.rails[rail]}</Tag> : null}
          {from ? <Tag>{from === to ? from : `${from} – ${to ?? ''}`}</Tag> : null}
          <Button size="small" onClick={() => setParameters({})}>
            {texts.order.all}
          </Button>
        </Space>
      ) : null}
      <ConnectionTable
        name={texts.tabs.ledger}
        pages={pages}
        rowsOf={(page) => page.ledgerTransactions.edges}
        empty={texts.empty.ledger}
        columns={columns}
      />
    </>
  );
}
