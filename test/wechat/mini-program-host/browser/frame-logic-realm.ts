import type { LogicRealm } from '../core/environment.ts';

/** What ECMAScript itself puts on the global object; everything else of a window goes. */
const ECMASCRIPT = new Set(
  (
    'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp ' +
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer ' +
    'Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray ' +
    'BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect FinalizationRegistry ' +
    'Iterator decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape isFinite isNaN globalThis console'
  ).split(' '),
);
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

type FrameWindow = Window & typeof globalThis;

/**
 * A logic realm in a browser: an empty frame whose web APIs are deleted, or hidden behind parameters where they cannot be.
 * @param frame a frame of this origin without content
 */
export function createFrameLogicRealm(frame: HTMLIFrameElement, onError: (error: unknown) => void): LogicRealm {
  const realm = frame.contentWindow as FrameWindow;
  realm.addEventListener('error', (event) => onError(event.error ?? event.message));
  realm.addEventListener('unhandledrejection', (event) => onError(event.reason));
  const makeFunction = realm.Function;
  const parseJson = realm.JSON.parse.bind(realm.JSON) as LogicRealm['parseJson'];
  const timers = TIMERS.map((name) => realm[name].bind(realm));
  const hidden = hideWebApis(realm);
  forbidCodeFromText(realm);
  return {
    parseJson,
    compile: (names, code, fileName) => {
      const shadows = hidden.filter((name) => !names.includes(name));
      const body = `return function (${names.join(', ')}) {${code}\n}\n//# sourceURL=mini-program:///${fileName}`;
      const wrap = makeFunction(...shadows, ...TIMERS, body);
      return wrap(...shadows.map(() => undefined), ...timers) as ReturnType<LogicRealm['compile']>;
    },
  };
}

function hideWebApis(realm: FrameWindow): string[] {
  const names = new Set<string>();
  for (
    let level: object | null = realm;
    level && level !== realm.Object.prototype;
    level = Object.getPrototypeOf(level)
  ) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name);
  }
  const timers: readonly string[] = TIMERS;
  const hidden = [...names].filter(
    (name) => !ECMASCRIPT.has(name) && !timers.includes(name) && IDENTIFIER.test(name) && name !== 'constructor',
  );
  for (const name of hidden) Reflect.deleteProperty(realm, name);
  // `eval` is no legal parameter of strict code, and it is replaced below
  return hidden.filter((name) => name !== 'eval' && name !== 'arguments');
}

/** `eval`, `Function` and the constructors behind every function, asynchronous ones and generators too. */
function forbidCodeFromText(realm: FrameWindow): void {
  const refuse = function refuse(): never {
    throw new realm.EvalError('Code generation from strings disallowed for this context');
  };
  const samples = [function sample() {}, async () => {}, function* sample() {}, async function* sample() {}];
  const kinds = samples.map((sample) => Object.getPrototypeOf(realm.Function(`return ${sample}`)()) as object);
  for (const prototype of kinds) Object.defineProperty(prototype, 'constructor', { value: refuse });
  refuse.prototype = realm.Function.prototype;
  Object.assign(realm, { eval: refuse, Function: refuse });
}
