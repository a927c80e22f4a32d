// What a person can act on: what happened, what to do, and the evidence. Anything else that is thrown is a fault of ours.
import { languages } from './language.mjs';

/** @typedef {import('./language.mjs').Bilingual} Bilingual */

export class Failure extends Error {
  /**
   * @param {Bilingual} what  what happened
   * @param {Bilingual} todo  what the reader can do about it
   * @param {string} [evidence]  the last lines of a log, printed below
   */
  constructor(what, todo, evidence = '') {
    super(what.en);
    this.name = 'Failure';
    this.what = what;
    this.todo = todo;
    this.evidence = evidence;
  }
}

const label = { zh: '怎么办：', en: 'What to do: ' };

/** @param {unknown} error */
export function printFailure(error) {
  const failure = error instanceof Failure ? error : explain(error);
  if (failure.evidence) console.error(`\n${indent(failure.evidence)}`);
  for (const language of languages) {
    console.error(`\n✗ ${failure.what[language]}`);
    console.error(`  ${label[language]}${failure.todo[language]}`);
  }
}

/**
 * Turns what the operating system said into words. Used for thrown errors and for the output of tools.
 * @param {unknown} error  an Error, or the text a tool printed
 * @param {Bilingual} [during]  what was being done
 * @returns {Failure}
 */
export function explain(error, during) {
  // what the operating system refuses says enough in one line; a fault of ours needs its stack
  const text =
    error instanceof Error ? ('code' in error ? error.message : (error.stack ?? error.message)) : String(error);
  const zh = during ? `（${during.zh}）` : '';
  const en = during ? ` (${during.en})` : '';
  if (/ENOSPC|No space left on device|EDQUOT|[Qq]uota exceeded/.test(text)) {
    return new Failure(
      { zh: `磁盘已满${zh}。`, en: `The disk is full${en}.` },
      {
        zh: '腾出空间（首次安装约需 2 GB），或用 TEAHOUSE_DATA=<别处> 把数据放到另一块盘上，再运行一次。',
        en: 'free some space (a first install needs about 2 GB), or put the data on another disk with TEAHOUSE_DATA=<folder>, then run it again.',
      },
      tail(text),
    );
  }
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/i.test(text)) {
    return new Failure(
      { zh: `没有写入权限${zh}。`, en: `A file or folder may not be written${en}.` },
      {
        zh: '检查上面那个路径的属主和权限；若之前用另一个用户（例如 root）运行过，请改回同一用户，或用 TEAHOUSE_DATA=<可写的文件夹>。',
        en: 'check the owner and mode of the path above. If another user (root, say) ran it before, use that user again, or TEAHOUSE_DATA=<a folder you may write>.',
      },
      tail(text),
    );
  }
  return new Failure(
    { zh: `出了意外${zh}。`, en: `Something unexpected happened${en}.` },
    {
      zh: '看上面的输出；npm run doctor 会逐项检查环境。',
      en: 'read the output above; npm run doctor checks the environment item by item.',
    },
    tail(text),
  );
}

/** The last lines of a text. @param {string} text */
export const tail = (text, count = 15) => text.trimEnd().split('\n').slice(-count).join('\n');

/** @param {string} text */
const indent = (text) =>
  text
    .split('\n')
    .map((line) => `  │ ${line}`)
    .join('\n');

/**
 * What a failed download says; falls back to explain().
 * @param {string} text  the output of the package manager
 * @param {Bilingual} during
 */
export function explainInstall(text, during) {
  const isNetwork =
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|error sending request|dns error|network/i;
  if (!isNetwork.test(text)) return explain(text, during);
  return new Failure(
    { zh: '连不上 npm 软件源。', en: 'The npm registry cannot be reached.' },
    {
      zh: '首次安装需要网络。检查网络与代理（HTTPS_PROXY），或用 npm config set registry <镜像> 换一个源，再运行一次；装好之后不再需要网络。',
      en: 'the first install needs the network. Check the connection and proxy (HTTPS_PROXY), or choose a mirror with npm config set registry <url>, then run it again. Once installed, no network is needed.',
    },
    tail(text),
  );
}
