import type { Sandbox } from '../sandbox.ts';

const QUIET = new Set(['chats', 'people', 'mini-program', 'check-session']);

/** Shows in the log what the phone asked WeChat for, and what WeChat thought of it. */
export function logPhoneCall(sandbox: Sandbox, name: string, input: Record<string, unknown>, output: unknown): void {
  if (QUIET.has(name)) return;
  const answer = (output ?? {}) as { ok?: boolean; errCode?: unknown; errMsg?: unknown };
  const isRefused = answer.ok === false;
  const appid = typeof input.appid === 'string' ? input.appid : undefined;
  sandbox.log.add({
    direction: 'in',
    host: 'phone',
    method: 'POST',
    path: `/${name}`,
    verdict: isRefused ? 'refused' : 'ok',
    detail: isRefused ? `${String(answer.errCode)} ${String(answer.errMsg)}` : 'ok',
    account: appid === undefined ? undefined : sandbox.apps.find(appid)?.name,
    requestBody: JSON.stringify({ ...input, ...(input.pin !== undefined && { pin: '••••••' }) }),
    responseBody: JSON.stringify(output),
  });
}
