import type { Settings } from '../settings.ts';
import type { PayEndpoint } from './pay-endpoint.ts';
import { PayError } from './pay-error.ts';

/** Calls of each merchant and endpoint in the present minute. Kept in memory: a restart forgives. */
export class RateLimits {
  private readonly minutes = new Map<string, { minute: number; count: number }>();
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(settings: Settings, now: () => number) {
    this.settings = settings;
    this.now = now;
  }

  /** @throws PayError 429 when the minute is used up */
  count(mchid: string, { method, path, limitedAs = 'FREQUENCY_LIMITED' }: PayEndpoint): void {
    const name = `${method} ${path}`;
    const limit = this.settings.current.payMinuteLimits[name];
    if (limit === undefined) return;
    const key = `${mchid} ${name}`;
    const minute = Math.floor(this.now() / 60_000);
    const before = this.minutes.get(key);
    const count = before?.minute === minute ? before.count : 0;
    if (count >= limit) throw new PayError(429, limitedAs, '频率超限，请降低请求接口频率');
    this.minutes.set(key, { minute, count: count + 1 });
  }

  reset(): void {
    this.minutes.clear();
  }
}
