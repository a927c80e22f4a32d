import type { SetupGuideQuery } from '@teahouse/schema/operations.ts';

type Step = Pick<SetupGuideQuery['setupSteps'][number], 'kind' | 'isDone'>;

/** Who sells in the Mini Program alone needs no merchant of WeChat Pay. */
export const isOptional = (kind: Step['kind']): boolean => kind === 'WECHAT_PAY';

/** How far an account is from taking money: optional steps do not count. */
export function setupProgress(steps: readonly Step[]) {
  const needed = steps.filter(({ kind }) => !isOptional(kind));
  return { doneCount: needed.filter(({ isDone }) => isDone).length, neededCount: needed.length };
}
