import type { HostEnvironment } from '../core/environment.ts';
import type { PageStack } from '../core/page-stack.ts';
import type { Screen } from '../core/screen.ts';
import type { ApiTable } from './api.ts';
import type { EventHub } from './event-hub.ts';

/** How a Mini Program was opened. */
export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  /** WeChat's scene value; 1035 is the Custom Menu */
  scene: number;
  referrerInfo: Record<string, unknown>;
  apiCategory: string;
}

/** What the groups of APIs share. */
export interface ApiContext {
  table: ApiTable;
  environment: HostEnvironment;
  screen: Screen;
  pages: PageStack;
  events: EventHub;
  launchOptions: () => LaunchOptions;
  resolveUrl(source: string): string;
}
