import { PlusOutlined } from '@ant-design/icons';
import { SetTierPriceRenewableDocument } from '@teahouse/schema/documents/set-tier-price-renewable.ts';
import { WithdrawTierPriceDocument } from '@teahouse/schema/documents/withdraw-tier-price.ts';
import type { ConsoleTierFragment } from '@teahouse/schema/operations.ts';
import { App, Button, Checkbox, Space } from 'antd';
import { useState } from 'react';
import { refusalOf, useCommand } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { useMaySell } from './may-sell.ts';
import { PriceDialog } from './price-dialog.tsx';
import { type ConsolePrice, PriceLine, usePeriodWords } from './price-line.tsx';
import { tiersTexts } from './tiers.texts.ts';

/** What a tier costs: each price with what is left of it, and what can be done with it. */
export function TierPrices({ tier }: { tier: ConsoleTierFragment }) {
  const texts = useTexts(tiersTexts).price;
  const maySell = useMaySell();
  /** The price that is being replaced, or a new one; null when no dialog is open. */
  const [dialog, setDialog] = useState<{ readonly replaces: ConsolePrice | null } | null>(null);
  return (
    <section className="tier-page__section">
      <div className="tiers__head">
        <h2>{texts.title}</h2>
        {maySell && !tier.isArchived ? (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setDialog({ replaces: null })}>
            {texts.add}
          </Button>
        ) : null}
      </div>
      <p>{texts.hint}</p>
      {tier.prices.map((price) => (
        <div key={price.id} className="price-card">
          <div>
            <PriceLine price={price} />
            {price.xpayProductId ? (
              <p>
                {texts.good} <code>{price.xpayProductId}</code>
              </p>
            ) : null}
          </div>
          {maySell && !tier.isArchived ? (
            <PriceActions price={price} onChange={() => setDialog({ replaces: price })} />
          ) : null}
        </div>
      ))}
      <PriceDialog tierId={tier.id} dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  );
}

function PriceActions({ price, onChange }: { price: ConsolePrice; onChange: () => void }) {
  const texts = useTexts(tiersTexts).price;
  const what = usePeriodWords()(price);
  const { modal, message } = App.useApp();
  const withdraw = useCommand(WithdrawTierPriceDocument);
  const renewable = useCommand(SetTierPriceRenewableDocument);

  const ask = () =>
    modal.confirm({
      title: texts.withdrawTitle(what),
      content: texts.withdrawHint,
      okText: texts.withdraw,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await withdraw.mutateAsync({ input: { id: price.id } });
          void message.success(texts.withdrawn);
        } catch (error) {
          void message.error((error as Error).message);
        }
      },
    });

  async function setRenewable(isRenewable: boolean): Promise<void> {
    try {
      const { setTierPriceRenewable } = await renewable.mutateAsync({ input: { tierPriceId: price.id, isRenewable } });
      const refusal = refusalOf(setTierPriceRenewable);
      if (refusal) void message.error(refusal);
      const good =
        'xpaySubscriptionProductId' in setTierPriceRenewable && setTierPriceRenewable.xpaySubscriptionProductId;
      if (good) void message.info(texts.publishSubscription(good), 10);
    } catch (error) {
      void message.error((error as Error).message);
    }
  }

  return (
    <Space wrap>
      {price.period === 'PASS' ? null : (
        <Checkbox
          checked={price.isRenewable}
          disabled={renewable.isPending}
          onChange={(event) => void setRenewable(event.target.checked)}
        >
          {texts.renews}
        </Checkbox>
      )}
      <Button size="small" onClick={onChange} aria-label={`${texts.change} ${what}`}>
        {texts.change}
      </Button>
      <Button size="small" danger onClick={ask} aria-label={`${texts.withdraw} ${what}`}>
        {texts.withdraw}
      </Button>
    </Space>
  );
}
