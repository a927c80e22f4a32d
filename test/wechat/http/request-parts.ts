import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';

/** The body exactly as it came; empty when there was none. */
export function bodyText(request: FastifyRequest): string {
  return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

/** False for bytes that are no UTF-8: read as text they would pass for other bytes, and so would a signature. */
export function isBodyText(request: FastifyRequest): boolean {
  return !Buffer.isBuffer(request.body) || isUtf8(request.body);
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

/** Where the caller reached us, as it wrote it: `http://127.0.0.1:4100`. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

export function queryOf(request: FastifyRequest): URLSearchParams {
  const start = request.url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : request.url.slice(start + 1));
}
