import { Rejection } from '../shared/errors/rejection.ts';
import { InvalidCoverUrl, TextLengthOutOfRange } from './article.refusals.ts';

/**
 * A line of text as it is kept: trimmed, counted in characters (code points), so that an emoji is one.
 * @throws Rejection TextLengthOutOfRange
 */
export function textOf(field: string, value: string, minLength: number, maxLength: number): string {
  const text = value.trim();
  const length = [...text].length;
  if (length < minLength || length > maxLength || text.includes('\0')) {
    throw new Rejection(new TextLengthOutOfRange(field, minLength, maxLength));
  }
  return text;
}

const cover = /^(\/media\/(?!.*\.\.)[A-Za-z0-9._~/%-]+|https:\/\/[^\s<>"'`\\]+)$/;

/** A picture's address; empty means none. @throws Rejection InvalidCoverUrl */
export function coverUrlOf(value: string | null | undefined): string | null {
  const url = value?.trim() ?? '';
  if (url === '') return null;
  if (url.length > 2_000 || !cover.test(url)) throw new Rejection(new InvalidCoverUrl());
  return url;
}
