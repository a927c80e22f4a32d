import { App } from 'antd';
import { refusalOf } from '../api/use-request.ts';

/**
 * Sends a command that has no field to put a refusal beside: a message says why it was refused, or why it failed.
 * @returns its answer, or null when it was not done
 */
export function useAttempt(): <Answer extends object>(send: () => Promise<Answer>) => Promise<Answer | null> {
  const { message } = App.useApp();
  return async (send) => {
    const answer = await send().catch((failure: Error) => failure);
    const refusal = answer instanceof Error ? answer.message : refusalIn(answer);
    if (refusal === null && !(answer instanceof Error)) return answer;
    void message.error(refusal);
    return null;
  };
}

/** The refusal among the payloads of an answer. */
function refusalIn(answer: object): string | null {
  for (const payload of Object.values(answer) as unknown[]) {
    const refusal = typeof payload === 'object' && payload !== null ? refusalOf(payload) : null;
    if (refusal !== null) return refusal;
  }
  return null;
}
