import { Outlet, useLocation } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { menusTexts } from './menus.texts.ts';

const tabs = ['editor', 'variants', 'history'] as const;
const pathOf = { editor: '/menu', variants: '/menu/variants', history: '/menu/history' };

/** The Official Account's menu: as it is edited, and as it was. */
export function MenuPage() {
  const texts = useTexts(menusTexts);
  const { pathname } = useLocation();
  const here = tabs.find((tab) => tab !== 'editor' && pathname.startsWith(pathOf[tab])) ?? 'editor';
  return (
    <Page title={texts.title} view={here === 'editor' ? null : texts.tabs[here]} hint={texts.hint}>
      <ViewLinks
        name={texts.title}
        views={tabs.map((tab) => ({ to: pathOf[tab], label: texts.tabs[tab], isHere: tab === here }))}
      />
      <Outlet />
    </Page>
  );
}
