import { Outlet, useLocation } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { settingsTexts } from './settings.texts.ts';

const views = ['guide', 'account', 'connections', 'money'] as const;
const pathOf = (view: string): string => (view === 'guide' ? '/settings' : `/settings/${view}`);

/** What the owner sets up once, and the way there. */
export function SettingsPage() {
  const texts = useTexts(settingsTexts);
  const { pathname } = useLocation();
  const here = views.find((view) => pathname.startsWith(`/settings/${view}`)) ?? 'guide';
  return (
    <Page title={texts.title} view={here === 'guide' ? null : texts.tabs[here]} hint={texts.hint}>
      <ViewLinks
        name={texts.title}
        views={views.map((view) => ({ to: pathOf(view), label: texts.tabs[view], isHere: view === here }))}
      />
      <Outlet />
    </Page>
  );
}
