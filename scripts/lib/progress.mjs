// One line per step with its seconds. On a terminal the line counts while it waits; in a log a slow step says so again.
import { inline } from './language.mjs';

/** @typedef {import('./language.mjs').Bilingual} Bilingual */

const isTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;
const seconds = (/** @type {number} */ since) => ((performance.now() - since) / 1000).toFixed(1);

/**
 * Runs one step and prints its line.
 * @template Result
 * @param {Bilingual} label
 * @param {(remark: (text: Bilingual) => void) => Promise<Result> | Result} work  may leave a remark for the finished line
 * @param {{ quietBelowMs?: number }} [options]  print nothing when the step took less and left no remark
 * @returns {Promise<Result>}
 */
export async function step(label, work, { quietBelowMs = 0 } = {}) {
  const start = performance.now();
  /** @type {Bilingual | undefined} */
  let remark;
  const text = inline(label);
  if (isTerminal) process.stdout.write(`· ${text} …`);
  const ticker = setInterval(
    () => {
      if (isTerminal) process.stdout.write(`\r\x1b[K· ${text} … ${seconds(start)} s`);
      else console.log(`· ${text} … ${seconds(start)} s`);
    },
    isTerminal ? 200 : 10_000,
  );
  const finish = (/** @type {string} */ mark) => {
    clearInterval(ticker);
    const isQuiet = mark === '✓' && !remark && performance.now() - start < quietBelowMs;
    if (isTerminal) process.stdout.write('\r\x1b[K');
    if (!isQuiet) console.log(`${mark} ${text}  ${seconds(start)} s${remark ? `  (${inline(remark)})` : ''}`);
  };
  try {
    const result = await work((text) => {
      remark = text;
    });
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}
