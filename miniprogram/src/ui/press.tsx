import { Button as NativeButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import { webRole } from './web-role';
import './press.scss';

interface PressProps {
  children: ReactNode;
  className: string;
  /** What it does, where the words inside do not say it. */
  label?: string;
  /** For one of several choices: whether it is the chosen one. */
  isChosen?: boolean;
  /** Lets WeChat do something of its own, such as its share card; only in the Mini Program. */
  openType?: 'share';
  /** Null while it does nothing. */
  onTap: (() => void) | null;
}

/** Something to press, without a look of its own: the native button stripped of its paint. */
export function Press({ children, className, label, isChosen, openType, onTap }: PressProps) {
  return (
    <NativeButton
      className={`press ${className}`}
      hoverClass={onTap || openType ? 'press--pressed' : 'none'}
      openType={openType}
      ariaLabel={label}
      // `disabled` would let each client paint over our colours
      onClick={onTap ?? undefined}
      {...webRole('button', isChosen)}
    >
      {children}
    </NativeButton>
  );
}

/** A square with an icon or two letters in it, as large as a finger. */
export function IconPress(props: Omit<PressProps, 'className'> & { className?: string }) {
  return <Press {...props} className={props.className ? `icon-press ${props.className}` : 'icon-press'} />;
}
