import { Outlet, useLocation } from 'react-router';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../i18n/language.ts';
import { Page } from '../../ui/page.tsx';
import { ViewLinks } from '../../ui/view-links.tsx';
import { tiersTexts } from './tiers.texts.ts';

const tabs = ['tiers', 'offers', 'gifts'] as const;
const pathOf = { tiers: '/tiers', offers: '/tiers/offers', gifts: '/tiers/gifts' };

/** What is sold: tiers, what makes them cheaper, and what was given away. */
export function TiersPage() {
  const texts = useTexts(tiersTexts);
  const { pathname } = useLocation();
  const { staff } = useSession();
  const here = tabs.findLast((tab) => pathname.startsWith(pathOf[tab])) ?? 'tiers';
  // A gift is an order: who may not read orders would only meet a closed door.
  const open = tabs.filter((tab) => tab !== 'gifts' || staff?.role === 'OWNER' || staff?.role === 'FINANCE');
  return (
    <Page title={texts.title} view={here === 'tiers' ? null : texts.tabs[here]} hint={texts.hint}>
      <ViewLinks
        name={texts.title}
        views={open.map((tab) => ({ to: pathOf[tab], label: texts.tabs[tab], isHere: tab === here }))}
      />
      <Outlet />
    </Page>
  );
}
