import type { RefundStatus } from '@teahouse/schema/operations.ts';
import { Typography } from 'antd';
import { useTexts } from '../../i18n/language.ts';
import { moneyTexts } from './money.texts.ts';
import './refund-state.css';

export interface RefundState {
  readonly status: `${RefundStatus}`;
  /** What to do about it, in words. */
  readonly failureMessage?: string | null;
  /** WeChat's own words. */
  readonly failureDetail?: string | null;
}

/** How a refund stands; of one that failed or waits also what to do, and what WeChat said. */
export function RefundStateCell({ refund: { status, failureMessage, failureDetail } }: { refund: RefundState }) {
  const texts = useTexts(moneyTexts);
  return (
    <div className="refund-state">
      {texts.refundStatuses[status]}
      {failureMessage ? <div>{failureMessage}</div> : null}
      {failureDetail ? <Typography.Text type="secondary">{texts.weChatSaid(failureDetail)}</Typography.Text> : null}
    </div>
  );
}
