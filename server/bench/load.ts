import { Agent, request } from 'node:http';
import type { BenchOperation } from './operations.ts';
import type { BenchRequest } from './seed.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request like our clients do: the operation's hash and its variables. @returns the body */
export function send(
  url: string,
  operation: { readonly name: string; readonly hash: string },
  { token, variables }: BenchRequest,
): Promise<string> {
  const body = JSON.stringify({
    extensions: { persistedQuery: { version: 1, sha256Hash: operation.hash } },
    variables,
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/graphql`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${operation.name}: ${response.statusCode} ${text.slice(0, 300)}`));
        });
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Keeps some requests under way for a while. @returns how many were answered */
export async function load(
  url: string,
  operation: BenchOperation,
  requests: readonly BenchRequest[],
  { milliseconds, concurrency = 16 }: { milliseconds: number; concurrency?: number },
): Promise<number> {
  const end = performance.now() + milliseconds;
  let answered = 0;
  const work = async (start: number) => {
    for (let index = start; performance.now() < end; index += concurrency) {
      await send(url, operation, requests[index % requests.length]!);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => work(index)));
  return answered;
}

export const closeConnections = (): void => agent.destroy();
