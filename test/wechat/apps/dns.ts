import type { Collection, Store } from '../store/store.ts';

/** Maps the origins people know inside WeChat to the ones that really serve them. */
export class Dns {
  private readonly kept: Collection<string>;

  constructor(store: Store) {
    this.kept = store.collection('dns');
  }

  /** @throws TypeError for what is no origin */
  put(origin: string, real: string): void {
    this.kept.put(new URL(origin).origin, new URL(real).origin);
  }

  table(): Record<string, string> {
    return Object.fromEntries(this.origins().map((origin) => [origin, this.kept.get(origin) ?? origin]));
  }

  resolve(url: string): string {
    const { origin } = new URL(url);
    const real = this.kept.get(origin);
    return real ? `${real}${url.slice(origin.length)}` : url;
  }

  private origins(): string[] {
    return this.kept.keys();
  }
}
