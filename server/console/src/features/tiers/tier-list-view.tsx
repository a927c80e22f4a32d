import { PlusOutlined } from '@ant-design/icons';
import { ConsoleTiersDocument } from '@teahouse/schema/documents/console-tiers.ts';
import { OrderTiersDocument } from '@teahouse/schema/documents/order-tiers.ts';
import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { App, Button, Empty, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { refusalOf, useCommand, useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import { useMaySell } from './may-sell.ts';
import { PreviewColumn } from './preview-column.tsx';
import { PriceSummary } from './price-line.tsx';
import { tiersTexts } from './tiers.texts.ts';
import './tiers.css';

/** Every tier in the order readers see, the page they see beside it, and what is off sale. */
export function TierListView() {
  const texts = useTexts(tiersTexts);
  const maySell = useMaySell();
  const { message } = App.useApp();
  const { data, error, refetch } = useRead(ConsoleTiersDocument, {});
  const order = useCommand(OrderTiersDocument);
  /** The order as it was let go, until the server has it. */
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const saved = data.tiers.map(({ id }) => id);
  const tiers = wanted ? [...data.tiers].sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id)) : data.tiers;

  async function save(ids: readonly string[], before: readonly string[] | null): Promise<void> {
    setWanted(ids);
    try {
      const { orderTiers } = await order.mutateAsync({ input: { ids: [...ids] } });
      const refusal = refusalOf(orderTiers);
      if (refusal) void message.error(refusal);
      else if (before) void message.success(<UndoMessage onUndo={() => void save(before, null)} />, 6);
      else void message.success(texts.undone);
    } catch (failure) {
      void message.error((failure as Error).message);
    } finally {
      setWanted(null);
    }
  }

  return (
    <div className="tiers">
      <div>
        <div className="tiers__head">
          <h2>{texts.onSale}</h2>
          {maySell ? (
            <LinkButton to="/tiers/new" type="primary" icon={<PlusOutlined aria-hidden />}>
              {texts.create}
            </LinkButton>
          ) : null}
        </div>
        {tiers.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.empty} />
        ) : (
          <SortableList
            name={texts.onSale}
            items={tiers}
            onOrder={(ordered) =>
              void save(
                ordered.map(({ id }) => id),
                saved,
              )
            }
          >
            {(tier, handle) => <TierRow tier={tier} handle={maySell && tiers.length > 1 ? handle : null} />}
          </SortableList>
        )}
        {data.archivedTiers.length > 0 ? (
          <>
            <h2>{texts.archived}</h2>
            <ul className="sortable" aria-label={texts.archived}>
              {data.archivedTiers.map((tier) => (
                <li key={tier.id}>
                  <TierRow tier={tier} handle={null} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
      <PreviewColumn account={data.account.name} tiers={tiers} />
    </div>
  );
}

function UndoMessage({ onUndo }: { onUndo: () => void }) {
  const texts = useTexts(tiersTexts);
  return (
    <>
      {texts.ordered}{' '}
      <Button size="small" type="link" onClick={onUndo}>
        {texts.undo}
      </Button>
    </>
  );
}

function TierRow({ tier, handle }: { tier: ConsoleTierFragment; handle: ReactNode }) {
  const texts = useTexts(tiersTexts);
  const maySell = useMaySell();
  return (
    <div className="tier-row">
      {handle}
      <div className="tier-row__what">
        <h3>
          <Link to={`/tiers/${tier.id}`}>{tier.name}</Link>
          {tier.isArchived ? <Tag>{texts.archived}</Tag> : null}
        </h3>
        {tier.prices.length === 0 && !tier.isArchived ? <p>{texts.noPrices}</p> : null}
        <div className="tier-row__prices">
          {tier.prices.map((price) => (
            <PriceSummary key={price.id} price={price} />
          ))}
        </div>
        <small>{texts.holders(tier.holders?.memberCount ?? 0)}</small>
      </div>
      <Link to={`/tiers/${tier.id}`} aria-label={`${maySell ? texts.edit : texts.view} ${tier.name}`}>
        {maySell ? texts.edit : texts.view}
      </Link>
    </div>
  );
}
