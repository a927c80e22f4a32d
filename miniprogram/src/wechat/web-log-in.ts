/** `base` is silent; `userinfo` asks the reader, and joins them to who they are in the Mini Program. */
export type WebLogInScope = 'base' | 'userinfo';

/** Where H5 begins WeChat's web log-in; the server sends the reader back to the page they are on. */
export function webLogInAddress(handle: string, entryKey: string | null, scope: WebLogInScope = 'base'): string {
  const back = `${window.location.pathname}${window.location.search}`;
  const query = [`return=${encodeURIComponent(back)}`, `scope=${scope}`];
  if (entryKey) query.push(`entry=${encodeURIComponent(entryKey)}`);
  return `/wechat/oauth/${encodeURIComponent(handle)}/start?${query.join('&')}`;
}
