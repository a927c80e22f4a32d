const zone = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;
const toTheMinute = new Intl.DateTimeFormat('zh-CN', { ...zone, hour: '2-digit', minute: '2-digit' });
const toTheSecond = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The phone is in China wherever the browser is, so that its clock agrees with the dates of orders: `13:20`. */
export const phoneTime = (): string => toTheMinute.format(new Date());

/** @param at epoch milliseconds; `13:20:05` in China */
export const logTime = (at: number): string => toTheSecond.format(new Date(at));
