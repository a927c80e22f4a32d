import type { ReactNode } from 'react';
import { Press } from './press';
import './button.scss';

interface ButtonProps {
  children: ReactNode;
  onTap(): void;
  /** `main` is the one thing to do on a page; `quiet` stands beside it; `text` is a link. */
  look?: 'main' | 'quiet' | 'text';
  isBusy?: boolean;
  isWide?: boolean;
}

export function Button({ children, onTap, look = 'main', isBusy, isWide }: ButtonProps) {
  const classes = ['button', `button--${look}`, isWide ? 'button--wide' : '', isBusy ? 'button--busy' : ''];
  return (
    <Press className={classes.filter(Boolean).join(' ')} onTap={isBusy ? null : onTap}>
      {children}
    </Press>
  );
}
