import type { LogicRealm } from '../core/environment.ts';

/** One call of `wx.<name>`, without its callbacks. */
export interface RecordedCall {
  name: string;
  args: unknown[];
}

/** Options of an asynchronous API: its own fields and WeChat's three callbacks. */
export type ApiOptions = Record<string, unknown>;

type Callback = (result: unknown) => void;
/** returns the fields of the result, beside `errMsg` */
type Implementation = (options: ApiOptions) => unknown;

/** Ends an API in `fail`; the words follow `<name>:fail `. */
export class ApiFailure extends Error {
  readonly fields: Record<string, unknown>;

  /** @param fields what WeChat adds to the result, such as `errno` or `errCode` */
  constructor(message: string, fields: Record<string, unknown> = {}) {
    super(message);
    this.fields = fields;
  }
}

/**
 * Collects the functions of `wx`. They are its own enumerable members: Taro builds its API from `Object.keys(wx)`,
 * and hangs things of its own on it.
 */
export class ApiTable {
  readonly wx: Record<string, unknown> = {};
  readonly calls: RecordedCall[] = [];
  readonly #realm: LogicRealm;
  readonly #onError: (error: unknown) => void;

  constructor(realm: LogicRealm, onError: (error: unknown) => void) {
    this.#realm = realm;
    this.#onError = onError;
  }

  /** An API with `success`, `fail` and `complete`; called without them it returns a promise, as on a phone. */
  addAsync(name: string, implement: Implementation): void {
    this.wx[name] = (options: ApiOptions = {}) => {
      this.record(name, [withoutCallbacks(options)]);
      return this.settle(name, options, () => implement(options));
    };
  }

  /** An API that answers at once. */
  addSync(name: string, implement: (...args: never[]) => unknown): void {
    this.wx[name] = (...args: never[]) => {
      this.record(name, args);
      return this.#toLogic(implement(...args));
    };
  }

  addPlain(name: string, value: unknown): void {
    this.wx[name] = value;
  }

  record(name: string, args: unknown[]): void {
    this.calls.push({ name, args });
  }

  settle(name: string, options: ApiOptions, run: () => unknown): Promise<unknown> | undefined {
    const { success, fail, complete } = options as Record<'success' | 'fail' | 'complete', Callback | undefined>;
    const outcome = this.#outcome(name, run).then(({ failed, result }) => {
      this.#callBack(failed ? fail : success, result);
      this.#callBack(complete, result);
      return { failed, result };
    });
    if (success || fail || complete) return undefined;
    return outcome.then(({ failed, result }) => {
      if (failed) throw result;
      return result;
    });
  }

  async #outcome(name: string, run: () => unknown): Promise<{ failed: boolean; result: unknown }> {
    // never before the caller has its return value
    await Promise.resolve();
    try {
      const result = await run();
      return { failed: false, result: this.#toLogic({ errMsg: `${name}:ok`, ...(result as object) }) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const fields = error instanceof ApiFailure ? error.fields : {};
      const result = { errMsg: message ? `${name}:fail ${message}` : `${name}:fail`, ...fields };
      return { failed: true, result: this.#toLogic(result) };
    }
  }

  #callBack(callback: Callback | undefined, result: unknown): void {
    if (typeof callback !== 'function') return;
    try {
      callback(result);
    } catch (error) {
      this.#onError(error);
    }
  }

  /** Plain data is made anew in the logic realm; what cannot be said in JSON passes as it is. */
  #toLogic(value: unknown): unknown {
    return isJson(value, 0) ? this.#realm.parseJson(JSON.stringify(value)) : value;
  }
}

export function withoutCallbacks(options: ApiOptions): ApiOptions {
  const { success, fail, complete, ...rest } = options;
  return rest;
}

export function text(options: ApiOptions, key: string, otherwise = ''): string {
  const value = options[key];
  return value === undefined || value === null ? otherwise : String(value);
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 50) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  if (name !== undefined && name !== 'Object') return false;
  return Object.values(value).every((item) => item === undefined || isJson(item, depth + 1));
}
