import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';

/** A page: its heading with the view of it that is open, one sentence on what it is for, its actions, and what it shows. */
export function Page({
  title,
  view,
  hint,
  actions,
  children,
}: {
  title: string;
  /** Which of several views of the page this is; none where the page itself is meant. */
  view?: string | null;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  usePageTitle(view ? `${view} · ${title}` : title);
  return (
    <>
      <div className="page__head">
        <div>
          <h1>
            {title}
            {view ? <span className="page__view"> · {view}</span> : null}
          </h1>
          {hint ? <p>{hint}</p> : null}
        </div>
        {actions ? <div className="page__actions">{actions}</div> : null}
      </div>
      {children}
    </>
  );
}
