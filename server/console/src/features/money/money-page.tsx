import { Tabs } from 'antd';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
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
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = tabs.find((tab) => pathname.startsWith(`/money/${tab}`)) ?? 'overview';
  return (
    <Page title={texts.title} hint={texts.hint}>
      <Tabs
        activeKey={here}
        onChange={(tab) => void navigate(tab === 'overview' ? '/money' : `/money/${tab}`)}
        items={tabs.map((key) => ({ key, label: texts.tabs[key], children: key === here ? <Outlet /> : null }))}
      />
    </Page>
  );
}
