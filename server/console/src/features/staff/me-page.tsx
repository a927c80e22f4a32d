import { MyStaffAccountDocument } from '@teahouse/schema/documents/my-staff-account.ts';
import { Skeleton } from 'antd';
import { useRead } from '../../api/use-request.ts';
import { shellTexts } from '../../app/sections.ts';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { LeaveStaff } from './leave-staff.tsx';
import { meTexts } from './me.texts.ts';
import { MemberLink } from './member-link.tsx';
import { OwnName } from './own-name.tsx';
import { OwnPasskeys } from './own-passkeys.tsx';
import { OwnSessions } from './own-sessions.tsx';
import './staff.css';

/** One's own account: where one is signed in, passkeys, the link to the Mini Program. */
export function MePage() {
  const texts = useTexts(meTexts);
  const { roles } = useTexts(shellTexts);
  const { staff } = useSession();
  const { data, error, isPending, refetch } = useRead(MyStaffAccountDocument, {});
  if (!staff) return null;
  return (
    <Page title={texts.title} hint={texts.hint(staff.displayName, roles[staff.role])}>
      {error ? <FailureNotice failure={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {data ? (
        <>
          <OwnName name={staff.displayName} />
          <OwnSessions sessions={data.myStaffSessions} />
          <OwnPasskeys passkeys={data.myPasskeys} />
          <MemberLink isLinked={staff.isLinkedToMember} />
          <LeaveStaff />
        </>
      ) : null}
    </Page>
  );
}
