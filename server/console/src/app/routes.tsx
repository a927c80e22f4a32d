import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Shell } from './shell.tsx';

/** A page that is loaded when it is first opened. The module's one page component is its export `Page…`. */
const page = (load: () => Promise<Record<string, ComponentType>>) => async () => {
  const [Component] = Object.values(await load());
  return { Component: Component! };
};

export const router = createBrowserRouter(
  [
    { path: '/sign-in', lazy: page(() => import('../features/staff/sign-in-page.tsx')) },
    {
      element: <Shell />,
      children: [{ path: '*', lazy: page(() => import('./not-found-page.tsx')) }],
    },
  ],
  { basename: '/console' },
);
