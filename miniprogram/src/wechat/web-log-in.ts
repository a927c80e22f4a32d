/** Where H5 begins WeChat's web log-in; the server sends the reader back to the page they are on. */
export function webLogInAddress(handle: string, entryKey: string | null): string {
  const back = `${window.location.pathname}${window.location.search}`;
  const query = [`return=${encodeURIComponent(back)}`, 'scope=base'];
  if (entryKey) query.push(`entry=${encodeURIComponent(entryKey)}`);
  return `/wechat/oauth/${encodeURIComponent(handle)}/start?${query.join('&')}`;
}
