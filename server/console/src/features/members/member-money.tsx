import { ConsoleMemberOrdersDocument } from '@teahouse/schema/documents/console-member-orders.ts';
import { ConsoleMemberRefundsDocument } from '@teahouse/schema/documents/console-member-refunds.ts';
import { ConsoleMemberTipsDocument } from '@teahouse/schema/documents/console-member-tips.ts';
import { Link } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from '../money/money.texts.ts';
import { OrderStatusTag } from '../money/order-status-tag.tsx';
import { RefundStateCell } from '../money/refund-state.tsx';
import { memberTexts } from './member.texts.ts';

const ROWS = 20;
const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What the member ordered, gifts to others among it; each leads to its order. */
export function MemberOrders({ id }: { id: string }) {
  const money = useTexts(moneyTexts);
  const texts = useTexts(memberTexts);
  const pages = useReadPages(
    ConsoleMemberOrdersDocument,
    { id, first: ROWS },
    ({ member }) => member?.orders ?? nothing,
  );
  return (
    <ConnectionTable
      name={texts.tabs.orders}
      pages={pages}
      rowsOf={({ member }) => member?.orders.edges ?? []}
      empty={texts.orders.empty}
      columns={[
        {
          title: money.order.what,
          render: (_, order) => <Link to={`/money/orders/${order.id}`}>{order.description}</Link>,
        },
        { title: money.order.title, render: (_, { kind }) => money.orders[kind] },
        { title: money.amount, align: 'right', render: (_, { amountFen }) => formatYuan(amountFen) },
        { title: money.order.status, render: (_, order) => <OrderStatusTag order={order} /> },
        { title: money.order.when, render: (_, { createdAt }) => formatMinute(createdAt) },
      ]}
    />
  );
}

/** What the member was given back. */
export function MemberRefunds({ id }: { id: string }) {
  const money = useTexts(moneyTexts);
  const texts = useTexts(memberTexts);
  const pages = useReadPages(
    ConsoleMemberRefundsDocument,
    { id, first: ROWS },
    ({ member }) => member?.refunds ?? nothing,
  );
  return (
    <ConnectionTable
      name={texts.tabs.refunds}
      pages={pages}
      rowsOf={({ member }) => member?.refunds.edges ?? []}
      empty={texts.refunds.empty}
      columns={[
        {
          title: money.order.what,
          render: (_, { order }) => <Link to={`/money/orders/${order.id}`}>{order.description}</Link>,
        },
        { title: money.amount, align: 'right', render: (_, { amountFen }) => formatYuan(amountFen) },
        { title: money.order.status, render: (_, refund) => <RefundStateCell refund={refund} /> },
        { title: money.initiator, render: (_, { initiator }) => money.initiators[initiator] },
        { title: money.reason, dataIndex: 'reason' },
        { title: money.order.when, render: (_, refund) => formatMinute(refund.succeededAt ?? refund.createdAt) },
      ]}
    />
  );
}

/** What the member gave on top. */
export function MemberTips({ id }: { id: string }) {
  const money = useTexts(moneyTexts);
  const texts = useTexts(memberTexts);
  const pages = useReadPages(ConsoleMemberTipsDocument, { id, first: ROWS }, ({ member }) => member?.tips ?? nothing);
  return (
    <ConnectionTable
      name={texts.tabs.tips}
      pages={pages}
      rowsOf={({ member }) => member?.tips.edges ?? []}
      empty={texts.tips.empty}
      columns={[
        { title: money.amount, align: 'right', render: (_, { amountFen }) => formatYuan(amountFen) },
        { title: money.tip.article, render: (_, { article }) => article?.title ?? '—' },
        { title: money.tip.message, dataIndex: 'message' },
        { title: money.order.paidAt, render: (_, { paidAt }) => (paidAt ? formatMinute(paidAt) : '—') },
      ]}
    />
  );
}
