import vm from 'node:vm';
import type { LogicRealm } from '../core/environment.ts';

/** One line of the Mini Program's console. */
export interface ConsoleLine {
  level: string;
  values: unknown[];
}

export interface NodeLogicRealm extends LogicRealm {
  console: ConsoleLine[];
  /** Stops every timer; the realm is then silent. */
  close(): void;
}

const CONSOLE_LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'table', 'time', 'timeEnd'];
/** part of V8, but not of a Mini Program's logic layer */
const REMOVED = ['WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/** A bare V8 context: ECMAScript, a console and timers. Text cannot become code in it. */
export function createNodeLogicRealm(onError: (error: unknown) => void): NodeLogicRealm {
  const lines: ConsoleLine[] = [];
  const timers = createTimers(onError);
  const context = vm.createContext(
    {
      console: Object.fromEntries(
        CONSOLE_LEVELS.map((level) => [level, (...values: unknown[]) => lines.push({ level, values })]),
      ),
      ...timers.functions,
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  for (const name of REMOVED) vm.runInContext(`delete globalThis.${name}`, context);
  const parseJson = vm.runInContext('(text) => JSON.parse(text)', context) as LogicRealm['parseJson'];
  return {
    console: lines,
    parseJson,
    compile: (names, code, filename) =>
      vm.runInContext(`(function (${names.join(', ')}) {${code}\n})`, context, { filename }),
    close: timers.stop,
  };
}

function createTimers(onError: (error: unknown) => void) {
  const running = new Set<NodeJS.Timeout>();
  const guard = (run: (...values: unknown[]) => void, values: unknown[]): void => {
    try {
      run(...values);
    } catch (error) {
      onError(error);
    }
  };
  const clear = (id: NodeJS.Timeout | number | undefined): void => {
    clearTimeout(id);
    for (const timer of running) if (timer === id || Number(timer) === Number(id)) running.delete(timer);
  };
  return {
    functions: {
      // numbers, as on a phone
      setTimeout: (run: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): number => {
        const timer = setTimeout(() => {
          running.delete(timer);
          guard(run, values);
        }, delayMs);
        running.add(timer);
        return Number(timer);
      },
      setInterval: (run: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): number => {
        const timer = setInterval(() => guard(run, values), delayMs);
        running.add(timer);
        return Number(timer);
      },
      clearTimeout: clear,
      clearInterval: clear,
    },
    stop: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
