import { ConsoleGiftsDocument } from '@teahouse/schema/documents/console-gifts.ts';
import type { ConsoleGiftsQuery } from '@teahouse/schema/operations.ts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useReadPages } from '../../api/use-request.ts';
import { formatLastDay, formatMinute, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { tiersTexts } from './tiers.texts.ts';
import './tiers.css';

type Gift = ConsoleGiftsQuery['gifts']['edges'][number]['node'];

/** What members gave to others, the latest first. Each leads to the order that paid it. */
export function GiftsView() {
  const { gifts: texts, periods, tabs } = useTexts(tiersTexts);
  const pages = useReadPages(ConsoleGiftsDocument, { first: 30 }, ({ gifts }) => gifts);
  const what = ({ kind, tier, period, article }: Gift) =>
    tier && period ? `${tier.name} · ${periods[period]}` : (article?.title ?? texts.kinds[kind]);
  return (
    <>
      <p>{texts.hint}</p>
      <ConnectionTable
        name={tabs.gifts}
        pages={pages}
        rowsOf={(page) => page.gifts.edges}
        empty={texts.empty}
        columns={[
          { title: texts.what, render: (_, gift) => <Link to={`/money/orders/${gift.order.id}`}>{what(gift)}</Link> },
          { title: texts.giver, dataIndex: 'giverName' },
          {
            title: texts.receiver,
            render: (_, gift) =>
              gift.redeemedByName ?? (
                <>
                  {texts.nobodyYet}
                  {gift.status === 'WAITING' && gift.expiresAt ? (
                    <div>{texts.until(formatLastDay(gift.expiresAt))}</div>
                  ) : null}
                </>
              ),
          },
          { title: texts.status, render: (_, gift) => <Tag>{texts.statuses[gift.status]}</Tag> },
          { title: texts.paid, align: 'right', render: (_, gift) => formatYuan(gift.order.amountFen) },
          { title: texts.when, render: (_, gift) => formatMinute(gift.createdAt) },
        ]}
      />
    </>
  );
}
