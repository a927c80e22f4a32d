import type { HoldingRow } from '../aftermath.ts';
import type { Evidence } from '../evidence.ts';
import type { Invariant } from './invariant.ts';

/** Nobody loses what they paid for: what has ended was refunded, replaced by an upgrade, or came from a gift that ended. */
export const endsHaveACause: Invariant = {
  name: 'ends-have-a-cause',
  check: (evidence) => [...endsWithoutCause(evidence), ...giftsThatOutlive(evidence)],
};

function endsWithoutCause({ holdings, revokedOrderIds, replacedIds, historyOfMember }: Evidence) {
  const endedGifts = new Set(holdings.filter(({ what, isEnded }) => what === 'gift' && isEnded).map(({ id }) => id));
  const hasCause = ({ id, orderId, giftId }: HoldingRow) =>
    replacedIds.has(id) ||
    (orderId !== null && revokedOrderIds.has(orderId)) ||
    (giftId !== null && endedGifts.has(giftId));
  return holdings
    .filter((one) => one.isEnded && (one.orderId !== null || one.giftId !== null) && !hasCause(one))
    .map(({ what, id, reason, memberId }) => ({
      text: `${what} ${id} has ended (${reason ?? 'no reason'}), and neither a refund nor an upgrade tells why`,
      fen: 0,
      history: historyOfMember.get(memberId),
    }));
}

/** What a gift brought ends with the gift. */
function giftsThatOutlive({ holdings, historyOfMember }: Evidence) {
  const gifts = new Map(holdings.filter(({ what }) => what === 'gift').map((gift) => [gift.id, gift]));
  return holdings
    .filter(({ giftId, isEnded }) => giftId !== null && !isEnded && gifts.get(giftId)?.isEnded === true)
    .map(({ what, id, giftId, memberId }) => ({
      text: `${what} ${id} goes on, and the gift ${giftId} that brought it has ended`,
      fen: 0,
      history: historyOfMember.get(memberId),
    }));
}
