import type { Loaders } from './loaders.ts';
import type { Viewer } from './members/viewer.ts';
import type { Services } from './services.ts';
import type { Locale } from './shared/locale/locale.ts';
import type { Clock } from './shared/time/clock.ts';

/** What a resolver receives. One per request. */
export interface Context extends Services {
  /** Who sends the request, in which account; loaded fresh for every request, so nothing stale can open a door. */
  readonly viewer: Viewer;
  /** The instant of the request: every decision in it sees the same present. */
  readonly now: Date;
  readonly locale: Locale;
  readonly requestId: string;
  /** Which browser asks, "Chrome · macOS", and from which internet address. */
  readonly from: { readonly device: string; readonly address: string };
  /** Whether the operation stands in schema/persisted-operations.json. */
  readonly isRegisteredOperation: boolean;
  readonly clock: Clock;
  readonly loaders: Loaders;
  /** The viewer a session token stands for; for answers that begin a session. */
  readonly viewerOf: (token: string) => Promise<Viewer>;
  /** For a command that changed what the viewer holds: its answer sees viewer and instant as they are now. */
  refresh(): Promise<Viewer>;
}
