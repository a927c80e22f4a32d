import Taro from '@tarojs/taro';

/** True in the Mini Program, false in the H5 build. A compile-time constant: the other branch is not shipped. */
export const isMiniProgram = process.env.TARO_ENV === 'weapp';

/** True when this page runs in WeChat: always in the Mini Program, and on H5 inside WeChat's own browser. */
export function isInsideWeChat(): boolean {
  return isMiniProgram || /MicroMessenger/i.test(navigator.userAgent);
}

/** The appid WeChat runs this Mini Program under; the same bundle may serve several accounts. */
export function miniProgramAppid(): string {
  return Taro.getAccountInfoSync().miniProgram.appId;
}

/** ios, android, windows, mac, devtools…: decides with the server which rail may be used. */
export function phonePlatform(): string {
  return Taro.getDeviceInfo().platform ?? 'unknown';
}

/** The language the phone speaks, as a BCP 47 tag or WeChat's `zh_CN`. */
export function phoneLanguage(): string {
  return isMiniProgram ? (Taro.getAppBaseInfo().language ?? 'zh_CN') : navigator.language;
}

/** WeChat's text size where 16 is normal. */
const NORMAL_TEXT_SIZE = 16;

/** How much larger than normal the reader has set text in WeChat; 1 when unknown. H5 is scaled by WeChat itself. */
export function phoneTextScale(): number {
  if (!isMiniProgram) return 1;
  const size = (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting;
  return size ? size / NORMAL_TEXT_SIZE : 1;
}

/** Whether the phone shows dark pages; asked for what CSS cannot colour. */
export function isDarkPhone(): boolean {
  return Taro.getAppBaseInfo().theme === 'dark';
}
