import type { ControlApi } from './control/control-api.ts';
import type { PhoneApi } from './phone/phone-api.ts';

export interface SandboxClient {
  control: <Name extends keyof ControlApi>(
    name: Name,
    body?: ControlApi[Name]['input'],
  ) => Promise<ControlApi[Name]['output']>;
  phone: <Name extends keyof PhoneApi>(name: Name, body?: PhoneApi[Name]['input']) => Promise<PhoneApi[Name]['output']>;
}

/** Typed calls to a running sandbox. They throw what the sandbox refuses. */
export function sandboxClient(url: string): SandboxClient {
  async function call(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(`${path}: ${answer.error ?? response.status}`);
    return answer;
  }
  return {
    control: (name, body) => call(`/__sandbox__/${name}`, body) as Promise<ControlApi[typeof name]['output']>,
    phone: (name, body) => call(`/__phone__/${name}`, body) as Promise<PhoneApi[typeof name]['output']>,
  };
}
