import type { ConsoleMembersQuery, MemberSort } from '@teahouse/schema/operations.ts';
import { Table, type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import { formatDay, formatLastDay, formatList, formatYuan } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { MemberStatusTag } from './member-status-tag.tsx';
import { membersTexts, sourceName } from './members.texts.ts';

export type MemberRow = ConsoleMembersQuery['members']['edges'][number]['node'];
type Columns = NonNullable<TableProps<MemberRow>['columns']>;

/** Which order a column's arrow stands for: first press, second press. */
const ordersOf: Readonly<Record<string, readonly [MemberSort, MemberSort]>> = {
  name: ['NAME', 'NAME_BACKWARDS'],
  joined: ['NEWEST', 'OLDEST'],
  spent: ['MOST_SPENT', 'LEAST_SPENT'],
  lastRead: ['READ_LATELY', 'READ_LONG_AGO'],
};

/** The members as a table. Its order is asked of the server, which has an index for each. */
export function MembersTable({
  rows,
  sort,
  isLoading,
  selectedIds,
  onSort,
  onSelect,
}: {
  rows: readonly MemberRow[];
  sort: MemberSort;
  isLoading: boolean;
  selectedIds: readonly string[];
  onSort: (sort: MemberSort) => void;
  onSelect: (ids: string[]) => void;
}) {
  const texts = useTexts(membersTexts);
  const sortable = (key: string, isUpFirst = false) => {
    const [first, second] = ordersOf[key]!;
    const directions = isUpFirst ? (['ascend', 'descend'] as const) : (['descend', 'ascend'] as const);
    return {
      key,
      sorter: true,
      sortDirections: [...directions],
      sortOrder: sort === first ? directions[0] : sort === second ? directions[1] : null,
    };
  };
  const columns: Columns = [
    {
      ...sortable('name', true),
      title: texts.name,
      render: (_, member) => <Link to={`/members/${member.id}`}>{member.displayName}</Link>,
    },
    { title: texts.status, render: (_, { status }) => <MemberStatusTag status={status} /> },
    { title: texts.tier, render: (_, member) => formatList(tiersOf(member)) || '—' },
    { title: texts.until, render: (_, { heldUntil }) => (heldUntil ? formatLastDay(heldUntil) : '—') },
    { ...sortable('joined'), title: texts.joined, render: (_, { joinedAt }) => formatDay(joinedAt) },
    {
      ...sortable('spent'),
      title: texts.spent,
      align: 'right',
      render: (_, { spentFen }) => <span className="amount">{formatYuan(spentFen)}</span>,
    },
    {
      ...sortable('lastRead'),
      title: texts.lastRead,
      render: (_, { lastReadAt }) => (lastReadAt ? formatDay(lastReadAt) : texts.never),
    },
    { title: texts.source, render: (_, { source }) => sourceName(texts, source) },
    {
      title: texts.tags,
      render: (_, { tags }) =>
        tags.map((tag) => (
          <Tag key={tag} variant="outlined">
            {tag}
          </Tag>
        )),
    },
  ];
  return (
    // Its own scroll would have antd repeat the checkbox of the head, hidden but in the way of the keyboard.
    <div className="members__table">
      <Table<MemberRow>
        aria-label={texts.title}
        rowKey="id"
        size="middle"
        dataSource={[...rows]}
        columns={columns}
        pagination={false}
        loading={isLoading}
        // It would lie outside every landmark, and says what the heading’s own arrow and aria-sort say.
        showSorterTooltip={false}
        rowSelection={{
          selectedRowKeys: [...selectedIds],
          onChange: (keys) => onSelect(keys.map(String)),
          getCheckboxProps: ({ displayName }) => ({ 'aria-label': texts.select(displayName) }),
        }}
        onChange={(_pages, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter;
          const orders = ordersOf[String(columnKey)];
          if (!orders || !order) return onSort('NEWEST');
          onSort(orders[order === (columnKey === 'name' ? 'ascend' : 'descend') ? 0 : 1]!);
        }}
      />
    </div>
  );
}

const tiersOf = ({ memberships }: MemberRow): string[] => [
  ...new Set(memberships.filter(({ isActive }) => isActive).map(({ tier }) => tier.name)),
];
