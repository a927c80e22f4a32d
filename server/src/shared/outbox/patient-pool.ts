import { Pool } from 'pg';

/** `cannot_connect_now`: the code after which graphile-worker tries again, for hours. */
const CANNOT_CONNECT_NOW = '57P03';

/**
 * A pool for graphile-worker. It writes down the end of a job by a promise nobody waits for, and tries again after few errors
 * only: any other one, such as PostgreSQL being restarted, would end the process. So whatever will
 * pass is told in the one way that makes it patient.
 */
export function createPatientPool(options: { connectionString: string; max: number }): Pool {
  const pool = new Pool({ ...options, application_name: 'teahouse jobs' });
  // A lost connection also says so by an event, which without a listener ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    makePatient(client, 'query');
  });
  makePatient(pool, 'connect');
  return pool;
}

/** Wraps a method that gives a promise, or takes a callback and gives none. */
function makePatient<Name extends 'query' | 'connect'>(
  on: { [Each in Name]: (...args: never[]) => unknown },
  name: Name,
): void {
  const original = on[name].bind(on) as (...args: never[]) => unknown;
  const patient = (...args: never[]) => {
    const result = original(...args);
    return result instanceof Promise ? result.catch(rethrow) : result;
  };
  Object.assign(on, { [name]: patient });
}

function rethrow(error: unknown): never {
  if (error instanceof Error && isPassing(error)) Object.assign(error, { code: CANNOT_CONNECT_NOW });
  throw error;
}

/**
 * PostgreSQL's classes for connections (08), resources (53), state (55), operators (57) and the system (58), a socket's errors,
 * and pg's own, which have no code.
 */
function isPassing(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || /^(08|53|55|57|58|E[A-Z])/.test(code);
}
