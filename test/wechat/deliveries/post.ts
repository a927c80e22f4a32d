export type Answer =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'timeout'; detail: string }
  | { kind: 'unreachable'; detail: string };

/** Posts once and waits no longer than WeChat would; redirects are not followed. */
export async function post(
  url: string,
  request: { headers: Record<string, string>; body: string },
  timeoutMs: number,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal,
    });
    return { kind: 'answered', status: response.status, body: await response.text() };
  } catch (error) {
    if (signal.aborted) return { kind: 'timeout', detail: `no answer within ${timeoutMs} ms` };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { kind: 'unreachable', detail: cause };
  }
}
