import type { Page } from 'playwright-core';

/** A line that lets through only the first chunks of an upload until it is released. */
export class HeldSends {
  readonly offsets: number[] = [];
  readonly release: () => void;
  readonly #released: Promise<void>;

  private constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#released = promise;
    this.release = resolve;
  }

  static async of(page: Page, firstHeld: number): Promise<HeldSends> {
    const sends = new HeldSends();
    await page.route('**/console/uploads/*?offset=*', async (route) => {
      sends.offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')));
      if (sends.offsets.length >= firstHeld) await sends.#released;
      // Its page may be gone.
      await route.continue().catch(() => undefined);
    });
    return sends;
  }
}
