import type { MemberFilter, MemberSort } from '@teahouse/schema/operations.ts';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf, filterOf, sortOf } from './filter-address.ts';

/** The filter and the order that stand in the address: a list that was found can be kept as a bookmark and sent on. */
export function useMemberFilter() {
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(address)), [address]);
  const sort = sortOf(parameters);
  const segmentId = parameters.get('segment');

  const show = useCallback(
    (next: { filter?: MemberFilter; sort?: MemberSort; segmentId?: string | null }, options?: { replace: boolean }) =>
      setParameters((before) => {
        const after = addressOf(next.filter ?? filterOf(before));
        const order = next.sort ?? sortOf(before);
        if (order !== 'NEWEST') after.set('sort', order);
        const segment = next.segmentId === undefined ? before.get('segment') : next.segmentId;
        if (segment) after.set('segment', segment);
        return after;
      }, options),
    [setParameters],
  );
  return { filter, sort, segmentId, show };
}
