import { ConsoleMemberReadingsDocument } from '@teahouse/schema/documents/console-member-readings.ts';
import { useReadPages } from '../../api/use-request.ts';
import { formatBps, formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { memberTexts } from './member.texts.ts';

const ROWS = 20;
const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What the member read, and how far. */
export function MemberReadings({ id }: { id: string }) {
  const all = useTexts(memberTexts);
  const texts = all.readings;
  const pages = useReadPages(
    ConsoleMemberReadingsDocument,
    { id, first: ROWS },
    ({ member }) => member?.readings ?? nothing,
  );
  return (
    <ConnectionTable
      name={all.tabs.readings}
      pages={pages}
      rowsOf={({ member }) =>
        (member?.readings.edges ?? []).map(({ node }) => ({
          node: { ...node, id: `${node.startedAt} ${node.article?.id}` },
        }))
      }
      empty={texts.empty}
      columns={[
        { title: texts.article, render: (_, { article }) => article?.title ?? texts.gone },
        { title: texts.share, align: 'right', render: (_, { readBps }) => formatBps(readBps) },
        { title: texts.started, render: (_, { startedAt }) => formatMinute(startedAt) },
        { title: texts.last, render: (_, { updatedAt }) => formatMinute(updatedAt) },
      ]}
    />
  );
}
