import { FeeEstimatesDocument } from '@teahouse/schema/documents/fee-estimates.ts';
import type { BillingPeriod } from '@teahouse/schema/operations.ts';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useDeferredValue } from 'react';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { Fees } from './price-line.tsx';
import { tiersTexts } from './tiers.texts.ts';

/** A price as it is typed. */
export interface PriceDraft {
  readonly period: `${BillingPeriod}`;
  readonly yuan: number | null;
  /** YYYY-MM-DD, of a pass. */
  readonly lastDay?: string;
  readonly isRenewable?: boolean;
}

const periods = ['MONTH', 'QUARTER', 'YEAR', 'PASS'] as const;
const mostYuan = 5_000_000;
const mostPassDays = 3 * 366;

export const fenOf = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);

/** A pass ends when its last day in China does. */
export const passEndOf = (lastDay: string): string => new Date(Date.parse(`${lastDay}T24:00:00+08:00`)).toISOString();

/** As the API takes it. */
export const priceInputOf = ({ period, yuan, lastDay, isRenewable }: PriceDraft) => ({
  period,
  amountFen: fenOf(yuan),
  passEndsAt: period === 'PASS' && lastDay ? passEndOf(lastDay) : null,
  isRenewable: period !== 'PASS' && (isRenewable ?? false),
});

function isPassDay(lastDay: string | undefined): boolean {
  if (!lastDay) return false;
  const end = Date.parse(passEndOf(lastDay));
  return end > Date.now() && end < Date.now() + mostPassDays * 86_400_000;
}

/**
 * The fields of one price.
 * @param at where they stand in the form: the index in its list of prices
 */
export function PriceFields({ at, fixedPeriod }: { at?: number; fixedPeriod?: boolean }) {
  const texts = useTexts(tiersTexts);
  const form = Form.useFormInstance();
  const nameOf = (field: keyof PriceDraft) => (at === undefined ? field : [at, field]);
  const pathOf = (field: keyof PriceDraft) => (at === undefined ? [field] : ['prices', at, field]);
  const period = Form.useWatch(pathOf('period'), form) as PriceDraft['period'] | undefined;
  const yuan = Form.useWatch(pathOf('yuan'), form) as number | null | undefined;
  const isRenewable = Form.useWatch(pathOf('isRenewable'), form) as boolean | undefined;
  return (
    <>
      <Form.Item name={nameOf('period')} label={texts.price.period} hidden={fixedPeriod}>
        <Select options={periods.map((value) => ({ value, label: texts.periods[value] }))} />
      </Form.Item>
      {period === 'PASS' ? (
        <Form.Item
          name={nameOf('lastDay')}
          label={texts.price.lastDay}
          extra={texts.price.lastDayHint}
          rules={[
            {
              validator: (_, value: string) =>
                isPassDay(value) ? Promise.resolve() : Promise.reject(new Error(texts.price.lastDayWrong)),
            },
          ]}
        >
          <Input type="date" disabled={fixedPeriod ?? false} />
        </Form.Item>
      ) : null}
      <Form.Item
        name={nameOf('yuan')}
        label={texts.price.amount}
        rules={[{ required: true, type: 'number', min: 0.01, max: mostYuan, message: texts.price.amountWrong }]}
      >
        <InputNumber precision={2} min={0} style={{ width: '100%' }} />
      </Form.Item>
      {period !== 'PASS' ? (
        <Form.Item name={nameOf('isRenewable')} valuePropName="checked" extra={texts.price.renewsHint}>
          <Checkbox>{texts.price.renews}</Checkbox>
        </Form.Item>
      ) : null}
      <LiveFees amountFen={fenOf(yuan)} isRenewable={period !== 'PASS' && (isRenewable ?? false)} />
    </>
  );
}

/** What WeChat would keep of the price as it is typed. */
function LiveFees({ amountFen, isRenewable }: { amountFen: number; isRenewable: boolean }) {
  const texts = useTexts(tiersTexts).price;
  const settled = useDeferredValue(amountFen);
  const isPrice = settled > 0 && settled <= mostYuan * 100;
  const { data } = useRead(FeeEstimatesDocument, { amountFen: settled }, { isEnabled: isPrice });
  if (!isPrice || !data) return null;
  return (
    <div className="live-fees">
      <p>
        {texts.fees} · {texts.feesHint}
      </p>
      <Fees fees={data.feeEstimates} isRenewable={isRenewable} />
    </div>
  );
}
