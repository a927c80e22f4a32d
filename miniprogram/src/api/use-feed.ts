import { useCallback, useRef, useState } from 'react';
import type { RequestFailure } from './client';
import { asFailure } from './use-query';

/** How many entries a page of a feed holds. */
export const FEED_PAGE_SIZE = 20;
/** The server gives no more at once. */
const LARGEST_PAGE_SIZE = 100;

export interface FeedPage<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Loads the page of a feed that follows `after`. */
export type LoadPage<Node> = (after: string | null) => Promise<FeedPage<Node>>;

export interface Feed<Node> {
  nodes: Node[];
  hasMore: boolean;
  /** How many to ask for so that a refresh leaves the reader where they are. */
  heldSize: number;
  isLoadingMore: boolean;
  failure: RequestFailure | null;
  /** Begins the feed anew with its first page. */
  begin(page: FeedPage<Node>): void;
  loadMore(): Promise<void>;
}

/** A list that grows as the reader scrolls; what appears twice while it moves is shown once. */
export function useFeed<Node extends { id: string }>(loadPage: LoadPage<Node>): Feed<Node> {
  const [nodes, setNodes] = useState<Node[]>([]);
  const [pageInfo, setPageInfo] = useState<FeedPage<Node>['pageInfo']>({ hasNextPage: false, endCursor: null });
  const [isLoadingMore, setIsLoadingMore] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const beginning = useRef(0);
  const isBusy = useRef(false);

  const begin = useCallback((page: FeedPage<Node>) => {
    beginning.current++;
    setNodes(page.edges.map((edge) => edge.node));
    setPageInfo(page.pageInfo);
    setFailure(null);
  }, []);

  const loadMore = async () => {
    if (isBusy.current || !pageInfo.hasNextPage) return;
    isBusy.current = true;
    const turn = beginning.current;
    setIsLoadingMore(true);
    setFailure(null);
    try {
      const page = await loadPage(pageInfo.endCursor);
      if (turn !== beginning.current) return;
      setNodes((shown) => {
        const known = new Set(shown.map(({ id }) => id));
        return [...shown, ...page.edges.map((edge) => edge.node).filter(({ id }) => !known.has(id))];
      });
      setPageInfo(page.pageInfo);
    } catch (cause) {
      if (turn === beginning.current) setFailure(asFailure(cause));
    } finally {
      isBusy.current = false;
      setIsLoadingMore(false);
    }
  };

  const heldSize = Math.min(Math.max(FEED_PAGE_SIZE, nodes.length), LARGEST_PAGE_SIZE);
  return { nodes, hasMore: pageInfo.hasNextPage, heldSize, isLoadingMore, failure, begin, loadMore };
}
