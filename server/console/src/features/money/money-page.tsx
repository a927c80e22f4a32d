import { Outlet, useLocation } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { moneyTexts } from './money.texts.ts';

const tabs = [
  'overview',
  'orders',
  'refunds',
  'tips',
  'commissions',
  'payouts',
  'ledger',
  'bills',
  'exceptions',
  'statement',
] as const;

/** Everything about money, one address per view. */
export function MoneyPage() {
  const texts = useTexts(moneyTexts);
  const { pathname } = useLocation();
  const here = tabs.find((tab) => pathname.startsWith(`/money/${tab}`)) ?? 'overview';
  return (
    <Page title={texts.title} view={here === 'overview' ? null : texts.tabs[here]} hint={texts.hint}>
      <ViewLinks
        name={texts.title}
        views={tabs.map((tab) => ({
          to: tab === 'overview' ? '/money' : `/money/${tab}`,
          label: texts.tabs[tab],
          isHere: tab === here,
        }))}
      />
      <Outlet />
    </Page>
  );
}
