import { Button, Empty, Skeleton, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { RequestFailure } from '../api/request.ts';
import { type Texts, useTexts } from '../i18n/language.ts';
import { DataTable } from './data-table.tsx';
import { FailureNotice } from './failure-notice.tsx';

const texts: Texts<{ more: string }> = { 'zh-CN': { more: '再看一些' }, en: { more: 'Show more' } };

/** What useReadPages answers, as far as a table needs it. */
interface Pages<Result> {
  readonly data?: { readonly pages: Result[] };
  readonly error: RequestFailure | null;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

/** A connection as a table: skeleton, failure, what to say when it is empty, and more at the end. */
export function ConnectionTable<Result, Row extends { readonly id: string }>({
  name,
  pages,
  rowsOf,
  empty,
  ...table
}: {
  /** What the table holds, for who cannot see it. */
  name: string;
  pages: Pages<Result>;
  rowsOf: (result: Result) => readonly { readonly node: Row }[];
  empty: ReactNode;
} & Pick<TableProps<Row>, 'columns' | 'expandable' | 'rowSelection'>) {
  const say = useTexts(texts);
  if (pages.error) return <FailureNotice failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  const rows = pages.data?.pages.flatMap((page) => rowsOf(page).map(({ node }) => node)) ?? [];
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <>
      <DataTable<Row> name={name} rowKey="id" size="middle" dataSource={rows} {...table} />
      {pages.hasNextPage ? (
        <div style={{ textAlign: 'center', marginTop: 16 }}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say.more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
