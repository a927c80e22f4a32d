/** One exchange with its verdict: what WeChat saw, and what it thought of it. */
export interface LogEntry {
  seq: number;
  /** WeChat's time, milliseconds */
  at: number;
  /** `in`: somebody called WeChat; `out`: WeChat called somebody */
  direction: 'in' | 'out';
  /** WeChat's own host name, or that of the receiver; `phone` for what the WeChat client itself asks */
  host: string;
  method: string;
  path: string;
  query?: string;
  verdict: 'ok' | 'refused';
  /** short reason: error code and message, or what was done */
  detail: string;
  /** name, appid or mchid of the account in whose name this happened */
  account?: string;
  status?: number;
  requestBody?: string;
  responseBody?: string;
  /** milliseconds it took, in real time */
  tookMs?: number;
}

export type NewLogEntry = Omit<LogEntry, 'seq' | 'at'>;

const LONGEST_BODY = 64 * 1024;

function clip(body: string | undefined): string | undefined {
  return body !== undefined && body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)}…` : body;
}

/** Keeps the newest entries in memory. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private seq = 0;
  private readonly limit: number;
  private readonly now: () => number;
  private readonly announce: (entry: LogEntry) => void;

  constructor(options: { now: () => number; announce: (entry: LogEntry) => void; limit?: number }) {
    this.now = options.now;
    this.announce = options.announce;
    this.limit = options.limit ?? 3000;
  }

  add(entry: NewLogEntry): LogEntry {
    this.seq += 1;
    const kept: LogEntry = {
      seq: this.seq,
      at: this.now(),
      ...entry,
      requestBody: clip(entry.requestBody),
      responseBody: clip(entry.responseBody),
    };
    this.entries.push(kept);
    if (this.entries.length > this.limit + 200) this.entries = this.entries.slice(-this.limit);
    this.announce(kept);
    return kept;
  }

  /** @param after sequence number: only newer entries */
  read(after = 0): LogEntry[] {
    return this.entries.filter((entry) => entry.seq > after);
  }

  clear(): void {
    this.entries = [];
  }
}
