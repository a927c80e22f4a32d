// npm run sign-in-link [-- <account>]: prints a link that signs an owner into the console, once, within a day.
// npm run sign-in-link -- --new: prints one that opens another account on this server.
import { masterKeyIn } from './lib/demo-secrets.mjs';
import { Failure, printFailure } from './lib/failure.mjs';
import { readSettings } from './lib/settings.mjs';
import { consoleUrl, signInLink } from './lib/sign-in-link.mjs';

const [argument] = process.argv.slice(2);
const wish = argument === '--new' ? { isNew: true } : { account: argument };
const { port, publicUrl, dataFolder, masterKey } = readSettings();
try {
  const key = masterKey || masterKeyIn(dataFolder);
  const path = await signInLink(`http://127.0.0.1:${port}`, key, wish).catch((/** @type {Error} */ error) => {
    throw new Failure(
      {
        zh: `连不上端口 ${port} 上的茶馆（${error.message}）。`,
        en: `No Teahouse answers on port ${port} (${error.message}).`,
      },
      { zh: '先用 npm start 启动它。', en: 'start it first: npm start' },
    );
  });
  if (!path) {
    throw new Failure(
      { zh: '没有找到这个公众号。', en: 'There is no such account.' },
      { zh: '写上它的 handle，例如 npm run sign-in-link -- chaguan', en: 'name it: npm run sign-in-link -- chaguan' },
    );
  }
  console.log(consoleUrl(publicUrl, path));
} catch (error) {
  printFailure(/** @type {Failure} */ (error));
  process.exitCode = 1;
}
