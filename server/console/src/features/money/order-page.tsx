import { ConsoleOrderDocument } from '@teahouse/schema/documents/console-order.ts';
import type { ConsoleOrderQuery } from '@teahouse/schema/operations.ts';
import { Button, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-request.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { formatLastDay, formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { moneyTexts } from './money.texts.ts';
import { OrderStatusTag } from './order-status-tag.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { RefundStateCell } from './refund-state.tsx';

type Order = NonNullable<ConsoleOrderQuery['order']>;

const REFUND_UNDER_WAY_MS = 2_000;
const isUnderWay = ({ status }: Order['refunds'][number]) => status === 'PENDING';

/** One order with everything that came of it: payment, what was bought, refunds, entries of the ledger. */
export function OrderPage() {
  const texts = useTexts(moneyTexts);
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(
    ConsoleOrderDocument,
    { id },
    {
      everyMs: (read) => (read?.order?.refunds.some(isUnderWay) ? REFUND_UNDER_WAY_MS : false),
    },
  );
  const [isRefunding, setIsRefunding] = useState(false);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { order, ledgerTransactions } = data;
  if (!order) return <NotFoundPage />;
  const refundable = order.payments.find(
    ({ status, amountFen, refundedFen }) => status === 'PAID' && refundedFen < amountFen,
  );
  return (
    <Page
      title={order.description}
      hint={<Link to="/money/orders">{texts.order.back}</Link>}
      actions={
        refundable ? (
          <Button danger onClick={() => setIsRefunding(true)}>
            {texts.order.refund}
          </Button>
        ) : null
      }
    >
      <OrderFacts order={order} />
      <h2>{texts.order.entries}</h2>
      <LedgerTable rows={ledgerTransactions.edges.map(({ node }) => node)} name={texts.order.entries} />
      {order.refunds.length > 0 ? (
        <>
          <h2>{texts.order.refunds}</h2>
          <Refunds refunds={order.refunds} />
        </>
      ) : null}
      {refundable ? (
        <RefundDialog payment={refundable} isOpen={isRefunding} onClose={() => setIsRefunding(false)} />
      ) : null}
    </Page>
  );
}

function OrderFacts({ order }: { order: Order }) {
  const texts = useTexts(moneyTexts);
  const paid = order.payments.find(({ status }) => status === 'PAID');
  const { membership } = order;
  const discountFen = order.listAmountFen - order.creditFen - order.amountFen;
  return (
    <Descriptions
      bordered
      column={{ xs: 1, md: 2 }}
      size="small"
      style={{ marginBottom: 24 }}
      items={[
        { key: 'status', label: texts.order.status, children: <OrderStatusTag order={order} /> },
        { key: 'who', label: texts.order.who, children: order.member?.displayName ?? '—' },
        { key: 'amount', label: texts.amount, children: formatYuan(order.amountFen) },
        { key: 'list', label: texts.order.list, children: formatYuan(order.listAmountFen) },
        ...(discountFen > 0
          ? [{ key: 'discount', label: texts.order.discount, children: formatYuan(discountFen) }]
          : []),
        { key: 'credit', label: texts.order.credit, children: formatYuan(order.creditFen) },
        { key: 'rail', label: texts.order.rail, children: paid ? texts.rails[paid.rail] : '—' },
        { key: 'when', label: texts.order.when, children: formatMinute(order.createdAt) },
        { key: 'paid', label: texts.order.paidAt, children: order.paidAt ? formatMinute(order.paidAt) : '—' },
        {
          key: 'number',
          label: texts.order.number,
          children: <code>{paid?.outTradeNo ?? order.payments[0]?.outTradeNo ?? '—'}</code>,
        },
        {
          key: 'bought',
          label: texts.order.bought,
          children: membership
            ? `${membership.tier.name} · ${membership.revokedAt ? texts.order.ended : texts.order.until(formatLastDay(membership.endsAt))}`
            : texts.orders[order.kind],
        },
      ]}
    />
  );
}

function Refunds({ refunds }: { refunds: Order['refunds'] }) {
  const texts = useTexts(moneyTexts);
  return (
    <DataTable
      name={texts.order.refunds}
      rowKey="id"
      size="small"
      dataSource={[...refunds]}
      columns={[
        { title: texts.amount, align: 'right', render: (_, refund) => formatYuan(refund.amountFen) },
        { title: texts.order.status, render: (_, refund) => <RefundStateCell refund={refund} /> },
        { title: texts.initiator, render: (_, refund) => texts.initiators[refund.initiator] },
        { title: texts.reason, dataIndex: 'reason' },
        { title: texts.ledger.when, render: (_, refund) => formatMinute(refund.succeededAt ?? refund.createdAt) },
      ]}
    />
  );
}
