import { ApiError } from '../../shared/errors/api-error.ts';

/** The most rows one page, or one nested list, may hold. */
const MAX_PAGE_SIZE = 100;

/**
 * Checks `first`, which becomes a literal in the statement: with a bound LIMIT, PostgreSQL's generic plan expects a tenth
 * of the table and leaves the index.
 * @throws ApiError BAD_INPUT when it is not an integer from 1 to 100
 */
export function pageSize(first: unknown): number {
  if (typeof first === 'number' && Number.isInteger(first) && first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw new ApiError('BAD_INPUT', {
    'zh-CN': `参数 first 应为 1 到 ${MAX_PAGE_SIZE} 的整数`,
    en: `first is an integer from 1 to ${MAX_PAGE_SIZE}`,
  });
}
