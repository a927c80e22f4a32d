import Taro from '@tarojs/taro';

/** The web address of one of our pages, for somebody who has not been here: it names the account. */
export function webAddressOf(path: string, accountHandle: string): string {
  return `${window.location.origin}/h5${path}${path.includes('?') ? '&' : '?'}account=${encodeURIComponent(accountHandle)}`;
}

/** WeChat says by itself that it copied; `onCopied` says what to do with it. */
export function copyText(text: string, onCopied: () => void): void {
  Taro.setClipboardData({ data: text })
    .then(onCopied)
    .catch(() => {});
}
