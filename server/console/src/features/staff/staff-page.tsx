import { Tabs } from 'antd';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { PasskeyAdvice } from './passkey-advice.tsx';
import { staffTexts } from './staff.texts.ts';

const paths = { people: '/staff', permissions: '/staff/permissions', audit: '/staff/audit' } as const;
type Tab = keyof typeof paths;

/** Who works here, who may do what, and who did what; one address each. */
export function StaffPage() {
  const texts = useTexts(staffTexts);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { staff } = useSession();
  const here = (Object.keys(paths) as Tab[]).findLast((tab) => pathname.startsWith(paths[tab])) ?? 'people';
  const tabs: Tab[] = staff?.role === 'OWNER' ? ['people', 'permissions', 'audit'] : ['people', 'permissions'];
  return (
    <Page title={texts.title} hint={texts.hint}>
      <PasskeyAdvice />
      <Tabs
        activeKey={here}
        onChange={(tab) => void navigate(paths[tab as Tab])}
        items={tabs.map((key) => ({ key, label: texts.tabs[key], children: key === here ? <Outlet /> : null }))}
      />
    </Page>
  );
}
