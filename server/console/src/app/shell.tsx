import {
  AppstoreOutlined,
  BarChartOutlined,
  CheckOutlined,
  FileTextOutlined,
  GiftOutlined,
  HourglassOutlined,
  MenuOutlined,
  PictureOutlined,
  SettingOutlined,
  TeamOutlined,
  UserSwitchOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import { Button, Drawer, Dropdown, Menu, Spin } from 'antd';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate, useNavigationType } from 'react-router';
import { SecondFactor } from '../features/staff/second-factor.tsx';
import { setLanguage, useLanguage, useTexts } from '../i18n/language.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { type Appearance, chooseAppearance, useAppearance } from './appearance.ts';
import { ClosedPage } from './closed-page.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { mayOpen, mayVisit, type Section, sections, shellTexts } from './sections.ts';
import { type StaffMember, signOut, useSession } from './session.ts';
import { SignedOut } from './signed-out.tsx';

const icons: Readonly<Record<Section['name'], ReactNode>> = {
  overview: <BarChartOutlined aria-hidden />,
  articles: <FileTextOutlined aria-hidden />,
  media: <PictureOutlined aria-hidden />,
  tiers: <GiftOutlined aria-hidden />,
  members: <TeamOutlined aria-hidden />,
  money: <WalletOutlined aria-hidden />,
  menus: <AppstoreOutlined aria-hidden />,
  tasks: <HourglassOutlined aria-hidden />,
  staff: <UserSwitchOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
};

/** The frame of every page: navigation at the side (a drawer on a phone), the page in the middle. */
export function Shell() {
  const texts = useTexts(shellTexts);
  const { account, staff, hasEnded, error, isPending, refetch } = useSession();
  const { pathname, search, hash } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => setIsOpen(false), [pathname]);
  const way = useNavigationType();
  // Back and forward are the browser's: it knows where the page was left. Another view of a page begins where its links are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    if (way === 'PUSH' && !hash) window.scrollTo(0, 0);
  }, [pathname]);

  if (isPending) return <Spin fullscreen />;
  if (error && error.code !== 'UNAUTHENTICATED' && error.code !== 'ACCOUNT_REQUIRED') {
    return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  }
  if (!staff || !account) {
    return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search + hash)}`} replace />;
  }

  const side = (
    <>
      <div className="shell__name">
        {account.name}
        <small>{texts.roles[staff.role]}</small>
      </div>
      <Navigation staff={staff} pathname={pathname} />
      <MeMenu staff={staff} />
    </>
  );
  return (
    <>
      <a className="skip-link" href="#main">
        {texts.skip}
      </a>
      <div className="shell">
        <aside className="shell__side">{side}</aside>
        <div>
          <header className="shell__bar">
            <Button
              type="text"
              icon={<MenuOutlined aria-hidden />}
              aria-label={texts.openNavigation}
              onClick={() => setIsOpen(true)}
            />
            <strong>{account.name}</strong>
          </header>
          <main id="main" className="shell__main" tabIndex={-1}>
            <OfflineNotice />
            <Suspense fallback={<Spin />}>
              {mayVisit(pathname, staff.role) ? <Outlet /> : <ClosedPage role={staff.role} />}
            </Suspense>
          </main>
        </div>
      </div>
      <SecondFactor />
      <SignedOut isOpen={hasEnded} />
      <Drawer open={isOpen} onClose={() => setIsOpen(false)} placement="left" size={272} title={texts.navigation}>
        {side}
      </Drawer>
    </>
  );
}

function Navigation({ staff, pathname }: { staff: StaffMember; pathname: string }) {
  const texts = useTexts(shellTexts);
  const open = sections.filter((section) => mayOpen(section, staff.role));
  const here = open.findLast(({ path }) => (path === '/' ? pathname === '/' : pathname.startsWith(path)));
  return (
    <nav aria-label={texts.navigation} className="shell__nav">
      <Menu
        mode="inline"
        selectedKeys={here ? [here.name] : []}
        items={open.map(({ name, path }) => ({
          key: name,
          icon: icons[name],
          label: <NavLink to={path}>{texts.sections[name]}</NavLink>,
        }))}
      />
    </nav>
  );
}

function MeMenu({ staff }: { staff: StaffMember }) {
  const texts = useTexts(shellTexts);
  const language = useLanguage();
  const appearance = useAppearance();
  const navigate = useNavigate();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [appearance],
        items: [
          { key: 'me', label: texts.me },
          { key: 'language', label: texts.otherLanguage },
          {
            type: 'group',
            label: texts.appearance,
            children: (['system', 'light', 'dark'] as const).map((key) => ({
              key,
              label: texts.appearances[key],
              icon: <CheckOutlined aria-hidden style={{ visibility: key === appearance ? 'visible' : 'hidden' }} />,
            })),
          },
          { type: 'divider' },
          { key: 'sign-out', label: texts.signOut, danger: true },
        ],
        onClick({ key }) {
          if (key === 'language') setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN');
          else if (key === 'sign-out') void signOut();
          else if (key === 'me') void navigate('/me');
          else chooseAppearance(key as Appearance);
        },
      }}
    >
      <Button type="text" block style={{ justifyContent: 'flex-start' }}>
        {staff.displayName}
      </Button>
    </Dropdown>
  );
}
