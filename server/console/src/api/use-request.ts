import {
  keepPreviousData,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { TypedDocumentString } from '@teahouse/schema/typed-document-string.ts';
import { RequestFailure, request } from './request.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network at once in words, rather than waiting for one in silence.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (count, error) => count < 2 && error instanceof RequestFailure && error.code === 'NETWORK',
      placeholderData: keepPreviousData,
    },
    // A command that could not be sent is never sent later: whoever gave it may have changed their mind.
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The key of what an operation answers; commands name it to have it read again. */
export const keyOf = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): QueryKey => (variables === undefined ? [document.hash] : [document.hash, variables]);

/**
 * Reads an operation and keeps it. What was read stays on screen while new arguments are read.
 * `everyMs` reads it again by itself: always, or for as long as what was read asks for it.
 */
export function useRead<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: { isEnabled?: boolean; everyMs?: number | ((read: Result | undefined) => number | false) } = {},
) {
  const { everyMs = false } = options;
  const query = useQuery<Result, RequestFailure>({
    queryKey: keyOf(document, variables),
    queryFn: () => request(document, variables),
    enabled: options.isEnabled ?? true,
    refetchInterval: ({ state }) => (typeof everyMs === 'function' ? everyMs(state.data) : everyMs),
  });
  return { ...query, ...errorsOf(query) };
}

/** What was read once stays on screen; `error` is why there is nothing to show, `lastError` why it may be old. */
const errorsOf = ({ data, error }: { data: unknown; error: RequestFailure | null }) => ({
  error: data === undefined ? error : null,
  lastError: error,
});

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads a connection page by page. `pageOf` finds it in the answer. */
export function useReadPages<Result, Variables extends { after?: string | null }>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  pageOf: (result: Result) => Page,
) {
  const query = useInfiniteQuery<Result, RequestFailure, { pages: Result[] }, QueryKey, string | null>({
    queryKey: [...keyOf(document, variables), 'pages'],
    queryFn: ({ pageParam }) => request(document, { ...variables, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (last) => (pageOf(last).pageInfo.hasNextPage ? pageOf(last).pageInfo.endCursor : undefined),
  });
  return { ...query, ...errorsOf(query) };
}

/** Sends a command; then reads again what it may have changed: everything, unless operations are named. */
export function useCommand<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  options: { changes?: readonly QueryKey[] } = {},
) {
  const client = useQueryClient();
  return useMutation<Result, RequestFailure, Variables>({
    mutationFn: (variables) => request(document, variables),
    async onSuccess() {
      if (!options.changes) await client.invalidateQueries();
      else await Promise.all(options.changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}

/** A payload as every command answers: a success, or a refusal with a code and a sentence. */
type Payload = { readonly __typename?: string; readonly code?: string; readonly message?: string };

/** The refusal's sentence, or null for a success. */
export const refusalOf = (payload: object): string | null => (payload as Payload).message ?? null;
