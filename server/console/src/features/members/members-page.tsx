import { ConsoleMemberCountDocument } from '@teahouse/schema/documents/console-member-count.ts';
import { ConsoleMembersDocument } from '@teahouse/schema/documents/console-members.ts';
import { Empty, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useRead, useReadPages } from '../../api/use-request.ts';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ExportButton } from './export-button.tsx';
import { addressOf, isEmptyFilter } from './filter-address.ts';
import { MemberFilters } from './member-filters.tsx';
import { membersTexts } from './members.texts.ts';
import { MembersTable } from './members-table.tsx';
import { MoreRows } from './more-rows.tsx';
import { SegmentBar } from './segment-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useMemberFilter } from './use-member-filter.ts';
import './members.css';

const FIRST_ROWS = 50;

/** Everyone the account knows: filtered, sorted, kept as segments, tagged by the dozen or by the thousand. */
export function MembersPage() {
  const texts = useTexts(membersTexts);
  const { filter, sort, segmentId, show } = useMemberFilter();
  const pages = useReadPages(ConsoleMembersDocument, { first: FIRST_ROWS, filter, sort }, ({ members }) => members);
  const { data: counted } = useRead(ConsoleMemberCountDocument, { filter });
  const [selectedIds, setSelectedIds] = useState<readonly string[] | 'all'>([]);
  const address = addressOf(filter).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another choice
  useEffect(() => setSelectedIds([]), [address]);

  const rows = pages.data?.pages.flatMap(({ members }) => members.edges.map(({ node }) => node)) ?? [];
  const count = counted?.memberCount;
  const ids = selectedIds === 'all' ? rows.map(({ id }) => id) : selectedIds;
  return (
    <Page
      title={texts.title}
      hint={texts.hint}
      actions={
        <>
          <LinkButton to="/members/import">{texts.importMembers}</LinkButton>
          <ExportButton filter={filter} />
          <LinkButton type="text" to="/tasks">
            {texts.tasks}
          </LinkButton>
        </>
      }
    >
      <SegmentBar filter={filter} segmentId={segmentId} onOpen={(id) => show({ segmentId: id })} />
      <MemberFilters
        filter={filter}
        onFilter={(next, options) => show({ filter: next, ...(isEmptyFilter(next) && { segmentId: null }) }, options)}
      />
      <p className="members__count" aria-live="polite">
        {count === undefined ? '…' : texts.count(formatCount(count))}
      </p>
      {ids.length > 0 ? (
        <SelectionBar
          selected={selectedIds}
          filter={filter}
          count={count ?? ids.length}
          onAll={() => setSelectedIds('all')}
          onNone={() => setSelectedIds([])}
        />
      ) : null}
      {pages.error ? (
        <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : rows.length === 0 ? (
        <Nobody isFiltered={!isEmptyFilter(filter)} />
      ) : (
        <MembersTable
          rows={rows}
          sort={sort}
          isLoading={pages.isPlaceholderData}
          selectedIds={ids}
          onSort={(next) => show({ sort: next })}
          onSelect={setSelectedIds}
        />
      )}
      {pages.hasNextPage && !pages.error ? (
        <MoreRows isLoading={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} />
      ) : null}
    </Page>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const texts = useTexts(membersTexts);
  if (isFiltered) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.nobody} />;
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{texts.emptyTitle}</strong>
          <p className="members__empty">{texts.empty}</p>
        </>
      }
    >
      <LinkButton to="/members/import">{texts.importMembers}</LinkButton>
    </Empty>
  );
}
