import { parameterError, unknownField } from './pay-error.ts';

export type Json = Record<string, unknown>;

/** Fields of a request and, for objects, theirs; `true` stands for a plain value. */
export type Shape = { [field: string]: true | Shape | [Shape] };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws PayError PARAM_ERROR naming a field that the documentation does not have */
export function refuseUnknown(value: Json, shape: Shape, path = ''): void {
  for (const [field, member] of Object.entries(value)) {
    const known = Object.hasOwn(shape, field) ? shape[field] : undefined;
    const here = `${path}${field}`;
    if (known === undefined) throw unknownField(here);
    if (known === true || member === undefined) continue;
    if (Array.isArray(known)) {
      if (!Array.isArray(member)) throw parameterError(here, '必须是数组');
      for (const item of member) if (isObject(item)) refuseUnknown(item, known[0], `${here}/`);
    } else {
      if (!isObject(member)) throw parameterError(here, '必须是对象');
      refuseUnknown(member, known, `${here}/`);
    }
  }
}

/** Lengths count characters, as WeChat Pay's documentation says of string(n). */
export function text(body: Json, field: string, longest: number, shortest = 1): string {
  const value = body[field];
  if (value === undefined) throw parameterError(field, '缺少必填字段');
  if (typeof value !== 'string') throw parameterError(field, '必须是字符串');
  const { length } = [...value];
  if (length < shortest || length > longest) throw parameterError(field, `字符数必须在${shortest}和${longest}之间`);
  return value;
}

export function optionalText(body: Json, field: string, longest: number): string | null {
  return body[field] === undefined ? null : text(body, field, longest, 0);
}

/** A positive whole number of fen. */
export function fen(body: Json, field: string, path = field): number {
  const value = body[field];
  if (value === undefined) throw parameterError(path, '缺少必填字段');
  if (typeof value !== 'number' || !Number.isInteger(value)) throw parameterError(path, '必须是整数，单位为分');
  if (value < 1 || value > 1_000_000_000) throw parameterError(path, '必须大于0');
  return value;
}

export function wholeNumber(body: Json, field: string, least: number): number {
  const value = body[field];
  if (value === undefined) throw parameterError(field, '缺少必填字段');
  if (typeof value !== 'number' || !Number.isInteger(value)) throw parameterError(field, '必须是整数');
  if (value < least) throw parameterError(field, `不能小于${least}`);
  return value;
}

export function member(body: Json, field: string): Json {
  const value = body[field];
  if (value === undefined) throw parameterError(field, '缺少必填字段');
  if (!isObject(value)) throw parameterError(field, '必须是对象');
  return value;
}

export function notifyUrl(body: Json, field = 'notify_url'): string {
  const value = text(body, field, 255);
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw parameterError(field, '不是合法的URL');
  }
  if (!/^https?:$/.test(url.protocol)) throw parameterError(field, '必须以http://或https://开头');
  if (value.includes('?') || value.includes('#')) throw parameterError(field, '不能携带参数');
  return value;
}

/** The same for two requests that ask for the same order, whatever the order of their fields. */
export function fingerprintOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprintOf).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${fingerprintOf(value[key])}`);
  return `{${members.join(',')}}`;
}
