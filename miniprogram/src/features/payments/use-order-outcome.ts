import { OrderDocument, type OrderQuery } from '@teahouse/schema/operations.ts';
import { useEffect, useState } from 'react';
import { useQuery } from '../../api/use-query';
import { noteViewer } from '../members/session';
import { confirmOnce, confirmUntilSettled } from './confirm-payment';

type Order = NonNullable<OrderQuery['order']>;

/** What the order's page says: `confirming` while asking, `pending` when WeChat had no word yet. */
export type OrderOutcome = 'paid' | 'open' | 'closed' | 'confirming' | 'pending';

/** The newest attempt whose fate is open; earlier ones were given up by starting it. */
function pendingPaymentOf(order: Order): string | null {
  const pending = order.payments.filter((payment) => payment.status === 'PENDING');
  pending.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return pending[0]?.id ?? null;
}

/**
 * An order and how it stands. An open order with a payment under way is asked about: until settled when the pay sheet
 * has just closed, else once, which also finds payments whose callback was lost.
 */
export function useOrderOutcome(id: string, isJustPaid: boolean) {
  const query = useQuery(OrderDocument, { id }, ({ viewer }) => noteViewer(viewer));
  const [isAsking, setIsAsking] = useState(isJustPaid);
  const [mayBePaid, setMayBePaid] = useState(isJustPaid);
  const [asked, setAsked] = useState(0);
  const order = query.data?.order ?? null;
  const paymentId = order?.status === 'OPEN' ? pendingPaymentOf(order) : null;
  const { reload } = query;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` starts the same question again
  useEffect(() => {
    if (!order) return;
    if (!paymentId) {
      setIsAsking(false);
      return;
    }
    let isWanted = true;
    const ask = async () => {
      setIsAsking(true);
      const status = mayBePaid ? await confirmUntilSettled(paymentId, () => isWanted) : await confirmOnce(paymentId);
      if (!isWanted) return;
      if (status === 'PAID' || status === 'CLOSED') await reload();
      if (status !== 'PENDING') setMayBePaid(false);
      setIsAsking(false);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [paymentId, asked, order === null]);

  const outcome: OrderOutcome =
    order?.status === 'PAID'
      ? 'paid'
      : order?.status === 'CLOSED'
        ? 'closed'
        : isAsking
          ? 'confirming'
          : mayBePaid
            ? 'pending'
            : 'open';

  return {
    ...query,
    order,
    outcome,
    askAgain: () => {
      setMayBePaid(true);
      setAsked((times) => times + 1);
    },
  };
}
