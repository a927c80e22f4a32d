import { XMLParser } from 'fast-xml-parser';
import type { PushFormat } from './push-event.ts';

/** A pushed message as written: names in WeChat's spelling, every value a text or further fields. */
export interface PushFields {
  readonly [name: string]: PushValue;
}
export type PushValue = string | PushFields | readonly PushValue[];

// Values stay texts: a MsgId has 64 bits, and an openid may look like a number.
const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true, ignorePiTags: true });

export function formatOf(text: string): PushFormat {
  return text.trimStart().startsWith('<') ? 'xml' : 'json';
}

/** The fields of a push; undefined when the text is neither XML nor JSON of the expected form. */
export function parsePushFields(text: string): PushFields | undefined {
  try {
    return formatOf(text) === 'xml' ? parseXml(text) : asFields(parseJson(text));
  } catch {
    return undefined;
  }
}

function parseXml(text: string): PushFields | undefined {
  // WeChat sends none, and declared entities are how XML attacks its readers.
  if (/<!DOCTYPE/i.test(text)) return undefined;
  return asFields((parser.parse(text, true) as { xml?: unknown }).xml);
}

/** Parses JSON with numbers as they are written, because those above 2^53 would be rounded. */
function parseJson(text: string): unknown {
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value,
  );
}

function asFields(value: unknown): PushFields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PushFields) : undefined;
}

/** A text field, empty when it is missing. */
export function textField(fields: PushFields | undefined, name: string): string {
  const value = fields?.[name];
  return typeof value === 'string' ? value : '';
}

/** A whole number; undefined when missing or not one. */
export function integerField(fields: PushFields | undefined, name: string): number | undefined {
  const text = textField(fields, name).trim();
  if (!/^-?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export function nestedFields(fields: PushFields, name: string): PushFields | undefined {
  return asFields(fields[name]);
}

/**
 * An instant. WeChat counts seconds in most places and milliseconds where Apple is concerned, and writes 0 for "has not
 * happened"; the two cannot be confused for any date between 1973 and 5138.
 */
export function instantField(fields: PushFields | undefined, name: string): Date | undefined {
  const value = integerField(fields, name);
  if (value === undefined || value <= 0) return undefined;
  return new Date(value < 1e11 ? value * 1000 : value);
}
