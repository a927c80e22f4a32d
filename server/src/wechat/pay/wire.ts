import { z } from 'zod';
import { fen } from '../../shared/money/fen.ts';

/** An amount as WeChat Pay writes it: a whole number of fen. */
export const wireFen = z.number().int().transform(fen);

/** An instant as WeChat Pay writes it: RFC 3339 with an offset. */
export const wireInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** WeChat Pay wants whole seconds and an offset. */
export function rfc3339(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}
