import { ConsoleOrdersDocument } from '@teahouse/schema/documents/console-orders.ts';
import { Select, Space } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { idIn, wordIn } from '../../ui/address.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { moneyTexts } from './money.texts.ts';
import { OrderStatusTag } from './order-status-tag.tsx';

const statuses = ['OPEN', 'PAID', 'CLOSED'] as const;
const kinds = ['MEMBERSHIP', 'ARTICLE_UNLOCK', 'SERIES_UNLOCK', 'TIP', 'GIFT_MEMBERSHIP', 'GIFT_ARTICLE'] as const;

/** Orders, filtered by what stands in the address. */
export function OrdersView() {
  const texts = useTexts(moneyTexts);
  const [parameters, setParameters] = useSearchParams();
  const status = wordIn(statuses, parameters.get('status'));
  const kind = wordIn(kinds, parameters.get('kind'));
  const memberId = idIn(parameters.get('member'));
  const pages = useReadPages(
    ConsoleOrdersDocument,
    { first: 30, filter: { status, kind, memberId } },
    ({ orders }) => orders,
  );
  const choose = (name: string) => (value: string | undefined) =>
    setParameters((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  return (
    <>
      <Space wrap style={{ marginBottom: 16 }}>
        <Select
          allowClear
          aria-label={texts.order.status}
          placeholder={texts.order.status}
          value={status}
          onChange={choose('status')}
          style={{ minWidth: 140 }}
          options={statuses.map((value) => ({ value, label: texts.orderStatuses[value] }))}
        />
        <Select
          allowClear
          aria-label={texts.order.what}
          placeholder={texts.order.what}
          value={kind}
          onChange={choose('kind')}
          style={{ minWidth: 160 }}
          options={kinds.map((value) => ({ value, label: texts.orders[value] }))}
        />
      </Space>
      <ConnectionTable
        name={texts.tabs.orders}
        pages={pages}
        rowsOf={(page) => page.orders.edges}
        empty={texts.order.empty}
        columns={[
          {
            title: texts.order.what,
            render: (_, order) => <Link to={`/money/orders/${order.id}`}>{order.description}</Link>,
          },
          { title: texts.order.who, render: (_, order) => order.member?.displayName },
          { title: texts.amount, align: 'right', render: (_, order) => formatYuan(order.amountFen) },
          { title: texts.order.status, render: (_, order) => <OrderStatusTag order={order} /> },
          { title: texts.order.when, render: (_, order) => formatMinute(order.createdAt) },
        ]}
      />
    </>
  );
}
