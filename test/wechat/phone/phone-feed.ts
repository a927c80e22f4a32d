import type { LogEntry } from '../log/request-log.ts';

/** What a watching simulator page learns as it happens. */
export type PhoneEvent =
  | { type: 'log'; entry: LogEntry }
  | { type: 'sheet'; sheetId: string; person: string; state: 'open' | 'paid' | 'cancelled' | 'failed' }
  | { type: 'chat'; appid: string; person: string }
  | { type: 'menu'; appid: string }
  | { type: 'world' };

export class PhoneFeed {
  private readonly listeners = new Set<(event: PhoneEvent) => void>();

  publish(event: PhoneEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** @returns a function that ends it */
  subscribe(listener: (event: PhoneEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
