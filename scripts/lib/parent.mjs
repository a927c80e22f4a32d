// A signal to the npm process alone ends npm and not us. Under npm we therefore watch whether it is still there.
import { readFileSync } from 'node:fs';
import { parentOf, startTimeOf } from './processes.mjs';

/** @param {() => void} onGone called once, when npm (or the shell between) has gone */
export function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return; // started by hand: outliving the shell is then wanted (nohup)
  const watched = [process.ppid];
  // npm runs scripts through `sh -c`; where that shell does not replace itself, npm is the parent's parent
  const grandparent = isShell(process.ppid) ? parentOf(process.ppid) : undefined;
  if (grandparent && grandparent > 1) watched.push(grandparent);
  const known = watched.map((pid) => ({ pid, startedAt: startTimeOf(pid) }));
  const timer = setInterval(() => {
    const isGone = process.ppid !== watched[0] || known.some(({ pid, startedAt }) => startTimeOf(pid) !== startedAt);
    if (!isGone) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/** @param {number} pid */
function isShell(pid) {
  try {
    return /^(ba|da|z|k|a)?sh$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim());
  } catch {
    return false;
  }
}
