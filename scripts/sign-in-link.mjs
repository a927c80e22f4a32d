// npm run sign-in-link [-- <account>]: prints a link that signs an owner into the console, once, within a day.
// npm run sign-in-link -- --new: prints one that opens another account on this server.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { masterKeyIn } from './lib/demo-secrets.mjs';
import { Failure, printFailure } from './lib/failure.mjs';
import { readSettings } from './lib/settings.mjs';
import { consoleUrl, signInLink } from './lib/sign-in-link.mjs';

try {
  const [argument] = process.argv.slice(2);
  const wish = argument === '--new' ? { isNew: true } : { account: argument };
  const settings = readSettings();
  const { port, publicUrl } = settings;
  const key = keyOf(settings);
  const link = await signInLink(`http://127.0.0.1:${port}`, key, wish).catch((/** @type {Error} */ error) => {
    throw 'status' in error ? refused(settings, Number(error.status)) : unreachable(settings, error);
  });
  if (!link) {
    throw new Failure(
      { zh: '没有找到这个公众号。', en: 'There is no such account.' },
      { zh: '写上它的 handle，例如 npm run sign-in-link -- chaguan', en: 'name it: npm run sign-in-link -- chaguan' },
    );
  }
  console.log(consoleUrl(publicUrl, link));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** The key the server runs with; one made here would open nothing. @param {import('./lib/settings.mjs').Settings} settings */
function keyOf({ masterKey, dataFolder }) {
  if (masterKey) return masterKey;
  const file = path.join(dataFolder, 'master-key');
  if (existsSync(file)) return masterKeyIn(dataFolder);
  throw new Failure(
    {
      zh: `没有找到茶馆的密钥：没有设置 TEAHOUSE_MASTER_KEY，也没有文件 ${file}。`,
      en: `The key of Teahouse is not there: TEAHOUSE_MASTER_KEY is not set, and there is no file ${file}.`,
    },
    {
      zh: '还没启动过，就先运行 npm start；数据在别处，就写上它：TEAHOUSE_DATA=<数据文件夹> npm run sign-in-link；服务器用 TEAHOUSE_MASTER_KEY 启动的，这里也设成同一个。',
      en: 'if it never ran, start it first: npm start. If its data is elsewhere, name it: TEAHOUSE_DATA=<folder> npm run sign-in-link. If the server has a TEAHOUSE_MASTER_KEY, set the same one here.',
    },
  );
}

/** @param {import('./lib/settings.mjs').Settings} settings @param {Error} error */
function unreachable({ port }, error) {
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  return new Failure(
    { zh: `连不上端口 ${port} 上的茶馆（${why}）。`, en: `No Teahouse answers on port ${port} (${why}).` },
    {
      zh: '先用 npm start 启动它；它在别的端口，就写上：PORT=<端口> npm run sign-in-link',
      en: 'start it first: npm start. If it listens on another port, name it: PORT=<port> npm run sign-in-link',
    },
  );
}

/** @param {import('./lib/settings.mjs').Settings} settings @param {number} status */
function refused({ port, masterKey, dataFolder }, status) {
  const from = masterKey ? 'TEAHOUSE_MASTER_KEY' : path.join(dataFolder, 'master-key');
  return new Failure(
    {
      zh: `端口 ${port} 上的服务器不认这里的密钥（${from}），回答是 ${status}。`,
      en: `The server on port ${port} does not take the key from ${from}: it answered ${status}.`,
    },
    {
      zh: '用启动那个服务器时的设置再运行：同一个 TEAHOUSE_DATA 或 TEAHOUSE_MASTER_KEY，以及它的 PORT。',
      en: 'run it with the settings that server was started with: the same TEAHOUSE_DATA or TEAHOUSE_MASTER_KEY, and its PORT.',
    },
  );
}
