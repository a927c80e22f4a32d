import { Outlet, useLocation } from 'react-router';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { PasskeyAdvice } from './passkey-advice.tsx';
import { staffTexts } from './staff.texts.ts';

const paths = { people: '/staff', permissions: '/staff/permissions', audit: '/staff/audit' } as const;
type Tab = keyof typeof paths;

/** Who works here, who may do what, and who did what; one address each. */
export function StaffPage() {
  const texts = useTexts(staffTexts);
  const { pathname } = useLocation();
  const { staff } = useSession();
  const here = (Object.keys(paths) as Tab[]).findLast((tab) => pathname.startsWith(paths[tab])) ?? 'people';
  const tabs: Tab[] = staff?.role === 'OWNER' ? ['people', 'permissions', 'audit'] : ['people', 'permissions'];
  return (
    <Page title={texts.title} view={here === 'people' ? null : texts.tabs[here]} hint={texts.hint}>
      <PasskeyAdvice />
      <ViewLinks
        name={texts.title}
        views={tabs.map((tab) => ({ to: paths[tab], label: texts.tabs[tab], isHere: tab === here }))}
      />
      <Outlet />
    </Page>
  );
}
