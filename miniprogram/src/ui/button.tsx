import { Button as NativeButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import './button.scss';

interface ButtonProps {
  children: ReactNode;
  onTap(): void;
  /** `main` is the one thing to do on a page; `quiet` stands beside it; `text` is a link. */
  look?: 'main' | 'quiet' | 'text';
  isBusy?: boolean;
  isDisabled?: boolean;
  isWide?: boolean;
  label?: string;
}

export function Button({ children, onTap, look = 'main', isBusy, isDisabled, isWide, label }: ButtonProps) {
  const classes = ['button', `button--${look}`, isWide ? 'button--wide' : '', isBusy ? 'button--busy' : ''];
  return (
    <NativeButton
      className={classes.filter(Boolean).join(' ')}
      hoverClass="button--pressed"
      disabled={isDisabled || isBusy}
      ariaLabel={label}
      onClick={onTap}
    >
      {children}
    </NativeButton>
  );
}
