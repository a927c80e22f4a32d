import type { DnsTable } from './environment.ts';

const SECURE_URL = /^https:\/\/([^/?#:@]+)(:\d+)?(?=[/?#]|$)/i;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\]|localhost)$/i;

/** WeChat answers these in `errno` beside the words. */
export const ERRNO_NOT_LISTED = 600002;

/**
 * WeChat's rule for server domains: https, a listed host, exactly the listed port. No address stands for a host, and
 * WeChat's own API may never be called from a phone: the app secret would have to travel.
 * @param listed https origins as set in the Mini Program's console
 * @see WeChat Mini Program documentation, "Network: server domain configuration"
 */
export function isServerDomainAllowed(url: string, listed: readonly string[]): boolean {
  const match = SECURE_URL.exec(url);
  if (!match) return false;
  const host = (match[1] ?? '').toLowerCase();
  if (ADDRESS.test(host) || host === 'api.weixin.qq.com') return false;
  const origin = `https://${host}${match[2] ?? ''}`;
  return listed.some((domain) => domain.replace(/\/$/, '').toLowerCase() === origin);
}

/** Where a name of the Mini Program's world is really served; an unknown name stays as it is. */
export function resolveThroughDns(url: string, dns: DnsTable): string {
  const origin = SECURE_URL.exec(url)?.[0];
  const target = origin === undefined ? undefined : dns[origin.toLowerCase()];
  return origin !== undefined && target !== undefined ? target.replace(/\/$/, '') + url.slice(origin.length) : url;
}

/** The same for every address inside a style sheet. */
export function resolveStyleThroughDns(css: string, dns: DnsTable): string {
  let resolved = css;
  for (const [origin, target] of Object.entries(dns))
    resolved = resolved.replaceAll(`${origin}/`, `${target.replace(/\/$/, '')}/`);
  return resolved;
}
