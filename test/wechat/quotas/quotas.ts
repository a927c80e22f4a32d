import { shanghaiDay } from '../clock/shanghai-time.ts';
import { ApiError } from '../http/api-error.ts';
import type { Settings } from '../settings.ts';

const CLEARS_A_MONTH = 10;

/** Calls of each app and path, counted by Shanghai day and by minute. Kept in memory: a restart forgives. */
export class Quotas {
  private readonly days = new Map<string, number>();
  private readonly minutes = new Map<string, { minute: number; count: number }>();
  private readonly clears = new Map<string, number>();
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(settings: Settings, now: () => number) {
    this.settings = settings;
    this.now = now;
  }

  /** @throws ApiError 45009 when the day is used up, 45011 when the minute is */
  count(appid: string, path: string): void {
    const { dailyLimits, minuteLimits } = this.settings.current;
    const used = this.usedToday(appid, path);
    const daily = dailyLimits[path];
    if (daily !== undefined && used >= daily) throw new ApiError(45009, 'reach max api daily quota limit');
    const minute = Math.floor(this.now() / 60_000);
    const key = `${appid}|${path}`;
    const recent = this.minutes.get(key);
    const count = recent?.minute === minute ? recent.count : 0;
    const perMinute = minuteLimits[path];
    if (perMinute !== undefined && count >= perMinute) {
      throw new ApiError(45011, 'api minute-quota reach limit, must slower retry next minute');
    }
    this.minutes.set(key, { minute, count: count + 1 });
    this.days.set(this.dayKey(appid, path), used + 1);
  }

  usedToday(appid: string, path: string): number {
    return this.days.get(this.dayKey(appid, path)) ?? 0;
  }

  /** @throws ApiError 48006 beyond ten times a month */
  clearFor(appid: string): void {
    const month = `${appid}|${shanghaiDay(this.now()).slice(0, 7)}`;
    const count = this.clears.get(month) ?? 0;
    if (count >= CLEARS_A_MONTH) throw new ApiError(48006, 'forbid to clear quota because of reaching the limit');
    this.clears.set(month, count + 1);
    for (const key of this.days.keys()) if (key.startsWith(`${appid}|`)) this.days.delete(key);
  }

  reset(): void {
    this.days.clear();
    this.minutes.clear();
    this.clears.clear();
  }

  private dayKey(appid: string, path: string): string {
    return `${appid}|${path}|${shanghaiDay(this.now())}`;
  }
}
