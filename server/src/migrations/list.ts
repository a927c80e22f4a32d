import { Console20261122 } from './2026-11-22-console.ts';
import { CustomMenus20261122 } from './2026-11-22-custom-menus.ts';
import { HandedOut20261122 } from './2026-11-22-handed-out.ts';
import { MemberMessages20261122 } from './2026-11-22-member-messages.ts';
import { Money20261122 } from './2026-11-22-money.ts';
import { Spine20261122 } from './2026-11-22-spine.ts';

/** Every migration, oldest first. A migration that has landed is never edited. */
export const migrations = [
  { name: '2026-11-22-spine', class: Spine20261122 },
  { name: '2026-11-22-custom-menus', class: CustomMenus20261122 },
  { name: '2026-11-22-money', class: Money20261122 },
  { name: '2026-11-22-console', class: Console20261122 },
  { name: '2026-11-22-handed-out', class: HandedOut20261122 },
  { name: '2026-11-22-member-messages', class: MemberMessages20261122 },
];
