import type { ReactNode } from 'react';
import { Press } from './press';
import './button.scss';

interface ButtonProps {
  children: ReactNode;
  onTap?(): void;
  /** Lets WeChat do something of its own instead; only in the Mini Program. */
  openType?: 'share';
  /** `main` is the one thing to do on a page; `quiet` stands beside it; `text` is a link. */
  look?: 'main' | 'quiet' | 'text';
  isBusy?: boolean;
  isWide?: boolean;
}

export function Button({ children, onTap, openType, look = 'main', isBusy, isWide }: ButtonProps) {
  const classes = ['button', `button--${look}`, isWide ? 'button--wide' : '', isBusy ? 'button--busy' : ''];
  return (
    <Press className={classes.filter(Boolean).join(' ')} openType={openType} onTap={isBusy ? null : (onTap ?? null)}>
      {children}
    </Press>
  );
}
