import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { PageFailure } from './page-failure.tsx';
import { Shell } from './shell.tsx';

/** A page that is loaded when it is first opened: the first component its module exports. */
const page = (load: () => Promise<Record<string, ComponentType>>) => async () => {
  const [Component] = Object.values(await load());
  return { Component: Component! };
};

export const router = createBrowserRouter(
  [
    { path: '/sign-in', errorElement: <PageFailure />, lazy: page(() => import('../features/staff/sign-in-page.tsx')) },
    {
      path: '/open',
      errorElement: <PageFailure />,
      lazy: page(() => import('../features/staff/open-account-page.tsx')),
    },
    { path: '/join', errorElement: <PageFailure />, lazy: page(() => import('../features/staff/join-page.tsx')) },
    { path: '/scan', errorElement: <PageFailure />, lazy: page(() => import('../features/staff/scanned-page.tsx')) },
    {
      element: <Shell />,
      errorElement: <PageFailure />,
      // What fails in a page leaves the frame around it.
      children: [
        {
          errorElement: <PageFailure />,
          children: [
            { path: '/', lazy: page(() => import('../features/overview/overview-page.tsx')) },
            {
              path: '/money',
              lazy: page(() => import('../features/money/money-page.tsx')),
              children: [
                { index: true, lazy: page(() => import('../features/money/overview-view.tsx')) },
                { path: 'orders', lazy: page(() => import('../features/money/orders-view.tsx')) },
                { path: 'refunds', lazy: page(() => import('../features/money/refunds-view.tsx')) },
                { path: 'tips', lazy: page(() => import('../features/money/tips-view.tsx')) },
                { path: 'commissions', lazy: page(() => import('../features/money/commissions-view.tsx')) },
                { path: 'payouts', lazy: page(() => import('../features/money/payouts-view.tsx')) },
                { path: 'ledger', lazy: page(() => import('../features/money/ledger-view.tsx')) },
                { path: 'bills', lazy: page(() => import('../features/money/bills-view.tsx')) },
                { path: 'exceptions', lazy: page(() => import('../features/money/exceptions-view.tsx')) },
                { path: 'statement', lazy: page(() => import('../features/money/statement-view.tsx')) },
              ],
            },
            { path: '/money/orders/:id', lazy: page(() => import('../features/money/order-page.tsx')) },
            {
              path: '/tiers',
              lazy: page(() => import('../features/tiers/tiers-page.tsx')),
              children: [
                { index: true, lazy: page(() => import('../features/tiers/tier-list-view.tsx')) },
                { path: 'offers', lazy: page(() => import('../features/tiers/offers-view.tsx')) },
                { path: 'gifts', lazy: page(() => import('../features/tiers/gifts-view.tsx')) },
              ],
            },
            { path: '/tiers/new', lazy: page(() => import('../features/tiers/new-tier-page.tsx')) },
            { path: '/tiers/offers/new', lazy: page(() => import('../features/tiers/new-offer-page.tsx')) },
            { path: '/tiers/:id', lazy: page(() => import('../features/tiers/tier-page.tsx')) },
            { path: '/articles', lazy: page(() => import('../features/articles/articles-page.tsx')) },
            { path: '/articles/:id', lazy: page(() => import('../features/articles/editor/article-page.tsx')) },
            { path: '/media', lazy: page(() => import('../features/media/media-page.tsx')) },
            { path: '/members', lazy: page(() => import('../features/members/members-page.tsx')) },
            { path: '/members/import', lazy: page(() => import('../features/members/import-page.tsx')) },
            { path: '/members/import/:id', lazy: page(() => import('../features/members/import-task-page.tsx')) },
            { path: '/tasks', lazy: page(() => import('../features/tasks/tasks-page.tsx')) },
            { path: '/members/:id', lazy: page(() => import('../features/members/member-page.tsx')) },
            {
              path: '/menu',
              lazy: page(() => import('../features/menus/menu-page.tsx')),
              children: [
                { index: true, lazy: page(() => import('../features/menus/editor-view.tsx')) },
                { path: 'variants', lazy: page(() => import('../features/menus/variants-view.tsx')) },
                { path: 'history', lazy: page(() => import('../features/menus/history-view.tsx')) },
              ],
            },
            { path: '/menu/variants/new', lazy: page(() => import('../features/menus/variant-page.tsx')) },
            { path: '/menu/variants/:id', lazy: page(() => import('../features/menus/variant-page.tsx')) },
            {
              path: '/staff',
              lazy: page(() => import('../features/staff/staff-page.tsx')),
              children: [
                { index: true, lazy: page(() => import('../features/staff/people-view.tsx')) },
                { path: 'permissions', lazy: page(() => import('../features/staff/permissions-view.tsx')) },
                { path: 'audit', lazy: page(() => import('../features/audit/audit-view.tsx')) },
              ],
            },
            { path: '/me', lazy: page(() => import('../features/staff/me-page.tsx')) },
            {
              path: '/settings',
              lazy: page(() => import('../features/settings/settings-page.tsx')),
              children: [
                { index: true, lazy: page(() => import('../features/settings/guide-view.tsx')) },
                { path: 'account', lazy: page(() => import('../features/settings/account-view.tsx')) },
                { path: 'connections', lazy: page(() => import('../features/settings/connections-view.tsx')) },
                { path: 'money', lazy: page(() => import('../features/settings/money-view.tsx')) },
              ],
            },
            { path: '*', lazy: page(() => import('./not-found-page.tsx')) },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
);
