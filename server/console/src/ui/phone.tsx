import type { ReactNode } from 'react';
import './phone.css';

/** A phone's screen at its real width, for what readers see. It is a picture: nothing in it is a control of the console. */
export function Phone({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="phone">
      <div className="phone__title">{title}</div>
      <div className="phone__page">{children}</div>
      {foot ? <div className="phone__foot">{foot}</div> : null}
    </div>
  );
}
