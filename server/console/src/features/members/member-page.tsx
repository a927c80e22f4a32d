import { ConsoleMemberDocument } from '@teahouse/schema/documents/console-member.ts';
import { UnbanMemberDocument } from '@teahouse/schema/documents/unban-member.ts';
import type { ConsoleMemberQuery } from '@teahouse/schema/operations.ts';
import { Alert, App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCommand, useRead } from '../../api/use-request.ts';
import { NotFoundPage } from '../../app/not-found-page.tsx';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { ViewLinks } from '../../ui/view-links.tsx';
import { BanDialog } from './ban-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { memberTexts } from './member.texts.ts';
import { MemberAccess } from './member-access.tsx';
import { MemberFacts } from './member-facts.tsx';
import { MemberMessages } from './member-messages.tsx';
import { MemberOrders, MemberRefunds, MemberTips } from './member-money.tsx';
import { MemberNotes } from './member-notes.tsx';
import { MemberReadings } from './member-readings.tsx';
import { MemberTags } from './member-tags.tsx';
import { MembershipsView } from './memberships-view.tsx';
import './member.css';

export type StoriedMember = NonNullable<ConsoleMemberQuery['member']>;

const tabs = ['memberships', 'orders', 'refunds', 'tips', 'readings', 'messages', 'notes', 'access'] as const;
type Tab = (typeof tabs)[number];
/** Money is for whom the server lets see it. */
const moneyTabs: readonly Tab[] = ['orders', 'refunds', 'tips'];

/** One person's whole story, and what the staff can do about it. */
export function MemberPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(ConsoleMemberDocument, { id });
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (!data.member) return <NotFoundPage />;
  return <Story member={data.member} />;
}

function Story({ member }: { member: StoriedMember }) {
  const texts = useTexts(memberTexts);
  const { message } = App.useApp();
  const { staff } = useSession();
  const [parameters] = useSearchParams();
  const [dialog, setDialog] = useState<'ban' | 'comp' | null>(null);
  const unban = useCommand(UnbanMemberDocument);
  const attempt = useAttempt();
  const seesMoney = staff?.role === 'OWNER' || staff?.role === 'FINANCE';
  const shown = tabs.filter((tab) => seesMoney || !moneyTabs.includes(tab));
  const here = shown.find((tab) => tab === parameters.get('tab')) ?? 'memberships';

  async function liftBan(): Promise<void> {
    const answer = await attempt(() => unban.mutateAsync({ input: { memberId: member.id } }));
    if (answer) void message.success(texts.unbanned(member.displayName));
  }

  return (
    <Page
      title={member.displayName}
      hint={<Link to="/members">{texts.back}</Link>}
      actions={
        <>
          <Button type="primary" onClick={() => setDialog('comp')}>
            {texts.memberships.comp}
          </Button>
          {member.isBanned ? (
            <Button loading={unban.isPending} onClick={() => void liftBan()}>
              {texts.unban}
            </Button>
          ) : (
            <Button danger onClick={() => setDialog('ban')}>
              {texts.ban}
            </Button>
          )}
        </>
      }
    >
      {member.isBanned ? (
        <Alert type="error" showIcon title={texts.banned(member.banReason ?? '')} style={{ marginBottom: 16 }} />
      ) : null}
      <MemberFacts member={member} />
      <MemberTags member={member} />
      <ViewLinks
        name={texts.story}
        views={shown.map((tab) => ({
          to: tab === 'memberships' ? '?' : `?tab=${tab}`,
          label: texts.tabs[tab],
          isHere: tab === here,
        }))}
      />
      <View tab={here} member={member} seesMoney={seesMoney} />
      <GrantDialog
        memberId={member.id}
        what={dialog === 'comp' ? { kind: 'comp' } : null}
        onClose={() => setDialog(null)}
      />
      <BanDialog member={member} isOpen={dialog === 'ban'} onClose={() => setDialog(null)} />
    </Page>
  );
}

function View({ tab, member, seesMoney }: { tab: Tab; member: StoriedMember; seesMoney: boolean }) {
  switch (tab) {
    case 'memberships':
      return <MembershipsView member={member} seesMoney={seesMoney} />;
    case 'orders':
      return <MemberOrders id={member.id} />;
    case 'refunds':
      return <MemberRefunds id={member.id} />;
    case 'tips':
      return <MemberTips id={member.id} />;
    case 'readings':
      return <MemberReadings id={member.id} />;
    case 'messages':
      return <MemberMessages id={member.id} />;
    case 'notes':
      return <MemberNotes id={member.id} />;
    case 'access':
      return <MemberAccess memberId={member.id} />;
  }
}
