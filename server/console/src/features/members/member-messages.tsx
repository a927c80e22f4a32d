import { ConsoleMemberMessagesDocument } from '@teahouse/schema/documents/console-member-messages.ts';
import { useReadPages } from '../../api/use-request.ts';
import { formatMinute } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { ConnectionTable } from '../../ui/connection-table.tsx';
import { memberTexts } from './member.texts.ts';

const ROWS = 20;
const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What the member wrote to the account's apps, and did there. */
export function MemberMessages({ id }: { id: string }) {
  const all = useTexts(memberTexts);
  const texts = all.messages;
  const pages = useReadPages(
    ConsoleMemberMessagesDocument,
    { id, first: ROWS },
    ({ member }) => member?.messages ?? nothing,
  );
  return (
    <ConnectionTable
      name={all.tabs.messages}
      pages={pages}
      rowsOf={({ member }) => member?.messages.edges ?? []}
      empty={texts.empty}
      columns={[
        { title: texts.what, render: (_, { kind }) => texts.kinds[kind] },
        { title: texts.words, render: (_, { text }) => <span className="member__words">{text || '—'}</span> },
        { title: texts.where, render: (_, { app }) => all.apps[app] },
        { title: texts.when, render: (_, { sentAt }) => formatMinute(sentAt) },
      ]}
    />
  );
}
