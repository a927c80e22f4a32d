import { type ReactNode, useEffect } from 'react';

/** A page: its heading, one sentence on what it is for, its actions, and what it shows. */
export function Page({
  title,
  hint,
  actions,
  children,
}: {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · 茶馆`;
  }, [title]);
  return (
    <>
      <div className="page__head">
        <div>
          <h1>{title}</h1>
          {hint ? <p>{hint}</p> : null}
        </div>
        {actions ? <div className="page__actions">{actions}</div> : null}
      </div>
      {children}
    </>
  );
}
