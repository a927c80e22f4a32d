import { ApiError } from '../shared/errors/api-error.ts';
import { shanghaiDay } from '../shared/time/shanghai.ts';
import { type StatementRange, StatementStep } from './statement.reads.ts';

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** Checks what was asked for. @throws ApiError BAD_INPUT that says what to write instead */
export function readRange(asked: { from?: unknown; to?: unknown; step?: unknown }): StatementRange {
  const { from, to } = asked;
  const step = asked.step ?? StatementStep.DAY;
  const isStep = step === StatementStep.DAY || step === StatementStep.MONTH;
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to) || !isStep) {
    throw new ApiError('BAD_INPUT', {
      'zh-CN': '请给出 from 与 to（形如 2026-03-01）以及 step（DAY 或 MONTH）',
      en: 'Give from and to (like 2026-03-01), and step (DAY or MONTH)',
    });
  }
  const days = (shanghaiDay(to).end.getTime() - shanghaiDay(from).start.getTime()) / DAY_MS;
  if (days < 1 || days > MAX_DAYS) {
    throw new ApiError('BAD_INPUT', {
      'zh-CN': `起止日期须相隔 1–${MAX_DAYS} 天，且 from 不晚于 to`,
      en: `from must not be after to, and at most ${MAX_DAYS} days apart`,
    });
  }
  return { from, to, step };
}

function isDay(text: string): boolean {
  try {
    return shanghaiDay(text).start.getTime() > 0 && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  } catch {
    return false;
  }
}
