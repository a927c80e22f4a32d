// What the demo's readers paid lies in the past: the seed writes it down, and WeChat (the sandbox) is told, so that its bills
// have these payments and its refunds find them. What it knows already it leaves as it is.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { postJson } from './services.mjs';

/** @param {string} dataFolder @param {string} sandboxUrl */
export async function tellDemoPayments(dataFolder, sandboxUrl) {
  const file = path.join(dataFolder, 'demo-payments.json');
  if (!existsSync(file)) return;
  await postJson(`${sandboxUrl}/__sandbox__/world`, { payments: JSON.parse(readFileSync(file, 'utf8')) });
}
