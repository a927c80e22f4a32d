import { Tabs } from 'antd';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { menusTexts } from './menus.texts.ts';

const tabs = ['editor', 'history'] as const;
const pathOf = { editor: '/menu', history: '/menu/history' };

/** The Official Account's menu: as it is edited, and as it was. */
export function MenuPage() {
  const texts = useTexts(menusTexts);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = pathname.startsWith(pathOf.history) ? 'history' : 'editor';
  return (
    <Page title={texts.title} hint={texts.hint}>
      <Tabs
        activeKey={here}
        onChange={(tab) => void navigate(pathOf[tab as keyof typeof pathOf])}
        items={tabs.map((key) => ({ key, label: texts.tabs[key], children: key === here ? <Outlet /> : null }))}
      />
    </Page>
  );
}
