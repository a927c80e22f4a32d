import type { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onlineStore } from '../state/network';
import { RequestFailure } from './client';
import { request } from './request';

export interface QueryState<Result, Variables> {
  data: Result | null;
  failure: RequestFailure | null;
  isLoading: boolean;
  /** Asks again, once with other variables if given, and keeps showing what is there meanwhile. */
  reload(once?: Variables): Promise<void>;
}

export function asFailure(cause: unknown): RequestFailure {
  return cause instanceof RequestFailure
    ? cause
    : new RequestFailure('http', String((cause as Error)?.message ?? cause));
}

/** Asks once per document and variables; a later answer never overwrites the answer to a newer question. */
export function useQuery<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  onData?: (data: Result) => void,
): QueryState<Result, Variables> {
  const [data, setData] = useState<Result | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const newest = useRef(0);
  const listener = useRef(onData);
  listener.current = onData;
  const key = JSON.stringify(variables);

  const reload = useCallback(
    async (once?: Variables) => {
      const turn = ++newest.current;
      setIsLoading(true);
      try {
        const answer = await request(document, once ?? (JSON.parse(key) as Variables));
        if (turn !== newest.current) return;
        setData(answer);
        setFailure(null);
        listener.current?.(answer);
      } catch (cause) {
        if (turn === newest.current) setFailure(asFailure(cause));
      } finally {
        if (turn === newest.current) setIsLoading(false);
      }
    },
    [document, key],
  );

  useEffect(() => {
    void reload();
    return () => {
      newest.current++;
    };
  }, [reload]);

  // what failed for want of a network is asked again when it is back
  const lacksNetwork = failure?.kind === 'network';
  useEffect(() => {
    if (!lacksNetwork) return;
    return onlineStore.subscribe(() => {
      if (onlineStore.get()) void reload();
    });
  }, [lacksNetwork, reload]);

  return { data, failure, isLoading, reload };
}
