// npm start: from a fresh clone to a served Teahouse. Runs on the system's Node (20 or newer) with nothing installed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildStale } from './lib/builds.mjs';
import { requireDatabase, withoutPassword } from './lib/database.mjs';
import { publishDemoMenus } from './lib/demo-menus.mjs';
import { tellDemoPayments } from './lib/demo-payments.mjs';
import { demoMerchantIn, masterKeyIn } from './lib/demo-secrets.mjs';
import { explain, Failure, printFailure } from './lib/failure.mjs';
import { install, isInstalled } from './lib/install.mjs';
import { inline, languages } from './lib/language.mjs';
import { watchParent } from './lib/parent.mjs';
import { requirePort } from './lib/ports.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { Preparation } from './lib/preparation.mjs';
import { isAlive, logFile, Processes, stopProcess, takeLock } from './lib/processes.mjs';
import { step } from './lib/progress.mjs';
import { checkNode } from './lib/root.mjs';
import { cameToAnEnd, programs, runProgram, startService, untilUp } from './lib/services.mjs';
import { readSettings } from './lib/settings.mjs';
import { consoleUrl, signInLink } from './lib/sign-in-link.mjs';

const startedAt = performance.now();
const json = { 'content-type': 'application/json' };
const processes = new Processes();
/** What is undone at the end, last first. @type {(() => unknown)[]} */
const undo = [];
/** @type {Promise<import('./lib/postgres.mjs').Postgres> | undefined} */
let postgresStarting;

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void shutDown(0));
}
process.stdout.on('error', () => {}); // the terminal may be gone before us
process.on('uncaughtException', (error) => void fail(error));
process.on('unhandledRejection', (error) => void fail(error));
watchParent(() => void shutDown(0));

try {
  await main();
} catch (error) {
  await fail(error);
}

async function main() {
  checkNode();
  const settings = readSettings();
  const { dataFolder, port, sandboxPort, host, isDemo } = settings;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const localUrl = `http://127.0.0.1:${port}`;
  const logs = prepareDataFolder(dataFolder);
  holdLock(dataFolder, { port, sandboxPort });
  await stopLeftovers(path.join(dataFolder, 'run.json'));
  await requirePort(host, port, 'PORT');
  if (isDemo) await requirePort(host, sandboxPort, 'SANDBOX_PORT');

  if (!isInstalled()) {
    await step(
      { zh: '安装依赖（首次需要一两分钟）', en: 'Install dependencies (a minute or two the first time)' },
      () => install(processes, logFile(logs, 'install')),
    );
  }
  await buildStale(processes, (name) => logFile(logs, name));
  const databaseUrl = await openDatabase(settings);

  const merchantFile = isDemo ? demoMerchantIn(dataFolder) : undefined;
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...settings.environment,
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: settings.publicUrl,
    TEAHOUSE_DATA: dataFolder,
    TEAHOUSE_MASTER_KEY: settings.masterKey || masterKeyIn(dataFolder),
    DEMO: isDemo ? '1' : '0',
    ...(isDemo && {
      PLAYGROUND: settings.environment.PLAYGROUND ?? '1',
      DEMO_MERCHANT_FILE: merchantFile,
      WECHAT_API_BASE_URL: settings.environment.WECHAT_API_BASE_URL ?? sandboxUrl,
      WECHAT_OPEN_BASE_URL: settings.environment.WECHAT_OPEN_BASE_URL ?? sandboxUrl,
      WECHAT_PAY_BASE_URL: settings.environment.WECHAT_PAY_BASE_URL ?? sandboxUrl,
      READYZ_ALSO: sandboxUrl,
    }),
  };

  // it needs nothing but its port, so it starts up while the database is prepared
  const sandbox = isDemo ? begin(programs.sandbox) : undefined;
  const preparation = new Preparation({ databaseUrl, dataFolder, isDemo });
  const wasPrepared = await preparation.isDone();
  if (!wasPrepared) {
    await step({ zh: '更新数据库结构', en: 'Migrate the database' }, () =>
      runProgram(processes, programs.migrate, env, logFile(logs, 'migrate')),
    );
    if (isDemo) {
      await step({ zh: '写入演示数据', en: 'Fill the demo' }, () =>
        runProgram(processes, programs.seed, env, logFile(logs, 'seed')),
      );
    }
    await preparation.markDone();
  }
  if (sandbox) {
    await step({ zh: '启动微信沙盒', en: 'Start the WeChat sandbox' }, () =>
      untilUp(sandbox, () => fetch(`${sandboxUrl}/__sandbox__/clock`, { method: 'POST', headers: json, body: '{}' })),
    );
    await tellDemoPayments(dataFolder, sandboxUrl);
  }
  const server = begin(programs.server);
  await step({ zh: '启动服务器', en: 'Start the server' }, () => untilUp(server, () => fetch(`${localUrl}/readyz`)));
  if (isDemo) {
    await step({ zh: '发布演示菜单', en: 'Publish the demo menus' }, () => publishDemoMenus(localUrl));
  }
  // A creator who starts it for the first time needs a way in; a demo is always somebody's first time.
  const signIn =
    isDemo || !wasPrepared
      ? await signInLink(localUrl, env.TEAHOUSE_MASTER_KEY ?? '', isDemo ? { account: 'chaguan' } : {})
      : null;
  printReady(settings, signIn && consoleUrl(settings.publicUrl, signIn));

  /** Starts a program that must stay; when it ends, everything ends. @param {import('./lib/services.mjs').Program} program */
  function begin(program) {
    const service = startService(processes, program, env, logFile(logs, program.name));
    void service.ended.then((code) => fail(cameToAnEnd(program, code, service.logFile)));
    return service;
  }
}

/** @param {string} dataFolder @returns {string} the folder for logs */
function prepareDataFolder(dataFolder) {
  const logs = path.join(dataFolder, 'logs');
  try {
    mkdirSync(logs, { recursive: true });
    const probe = path.join(dataFolder, `.probe-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(1_000_000), { flush: true });
    rmSync(probe);
  } catch (error) {
    throw explain(error, { zh: `数据文件夹 ${dataFolder}`, en: `data folder ${dataFolder}` });
  }
  return logs;
}

/** @param {string} dataFolder @param {{ port: number, sandboxPort: number }} ports */
function holdLock(dataFolder, ports) {
  const lock = takeLock(path.join(dataFolder, 'start.lock'), ports);
  if ('release' in lock) {
    undo.push(lock.release);
    return;
  }
  const { pid, port, sandboxPort } = lock.heldBy;
  throw new Failure(
    {
      zh: `茶馆已经在运行（进程 ${pid}）：http://127.0.0.1:${port}/graphql，模拟器 http://localhost:${sandboxPort}/`,
      en: `Teahouse is already running (process ${pid}): http://127.0.0.1:${port}/graphql, simulator http://localhost:${sandboxPort}/`,
    },
    {
      zh: `直接打开上面的地址；要停掉它：kill ${pid}；要另开一个：TEAHOUSE_DATA=.data2 PORT=4001 SANDBOX_PORT=4101 npm start`,
      en: `open these addresses; to stop it: kill ${pid}; to run another: TEAHOUSE_DATA=.data2 PORT=4001 SANDBOX_PORT=4101 npm start`,
    },
  );
}

/** Ends what a killed launcher left running. PostgreSQL is not in this list: it is adopted. @param {string} runFile */
async function stopLeftovers(runFile) {
  const leftovers = Processes.recordsIn(runFile).filter(isAlive);
  if (leftovers.length > 0) {
    await step({ zh: '停掉上次留下的进程', en: 'Stop what the last run left behind' }, async (remark) => {
      const names = leftovers.map(({ name, pid }) => `${name} ${pid}`).join(', ');
      remark({ zh: names, en: names });
      await Promise.all(leftovers.map((record) => stopProcess(record)));
    });
  }
  processes.recordIn(runFile);
  undo.push(() => rmSync(runFile, { force: true }));
}

/** @param {import('./lib/settings.mjs').Settings} settings @returns {Promise<string>} */
async function openDatabase({ databaseUrl, dataFolder }) {
  if (databaseUrl) {
    await step({ zh: '检查数据库', en: 'Check the database' }, async (remark) => {
      const version = await requireDatabase(databaseUrl);
      const shown = `PostgreSQL ${version}, ${withoutPassword(databaseUrl)}`;
      remark({ zh: shown, en: shown });
    });
    return databaseUrl;
  }
  return step({ zh: '启动 PostgreSQL', en: 'Start PostgreSQL' }, async (remark) => {
    const folder = path.join(dataFolder, 'postgres');
    postgresStarting = startPostgres({ folder });
    const postgres = await postgresStarting;
    const where = postgres.folder === folder ? '' : `, ${postgres.folder}`;
    if (postgres.wasAdopted) remark({ zh: `接管了仍在运行的${where}`, en: `adopted the one still running${where}` });
    else if (postgres.isNew) remark({ zh: `新建${where}`, en: `new${where}` });
    watchPostgres(postgres);
    return postgres.url('teahouse');
  });
}

/** It is nobody's child, so nobody tells us when it ends. @param {import('./lib/postgres.mjs').Postgres} postgres */
function watchPostgres(postgres) {
  const timer = setInterval(() => {
    if (processes.isStopping) return clearInterval(timer);
    if (postgres.isRunning()) return;
    clearInterval(timer);
    const label = { zh: 'PostgreSQL', en: 'PostgreSQL' };
    void fail(cameToAnEnd({ label }, 'killed', path.join(postgres.folder, 'server.log')));
  }, 1_000);
  timer.unref();
}

/**
 * @param {import('./lib/settings.mjs').Settings} settings
 * @param {string | null} signIn  a link into the console
 */
function printReady({ port, sandboxPort, isDemo, dataFolder, publicUrl }, signIn) {
  const rows = [
    isDemo && [
      { zh: '微信模拟器', en: 'WeChat simulator' },
      `http://localhost:${sandboxPort}/${languages.includes('zh') ? '' : '?lang=en'}`,
    ],
    [{ zh: '接口试验台', en: 'GraphQL playground' }, `${publicUrl}/graphql`],
    isDemo && [{ zh: 'H5 阅读端', en: 'H5 reader' }, `${publicUrl}/h5/?account=chaguan`],
    signIn !== null && [{ zh: '控制台（一次性登录链接）', en: 'Console (a link that works once)' }, signIn],
    [{ zh: '健康检查', en: 'Health' }, `http://127.0.0.1:${port}/readyz`],
    [{ zh: '日志', en: 'Logs' }, path.join(dataFolder, 'logs')],
  ].filter((row) => row !== false);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n  ${inline({ zh: `茶馆开门了（${seconds} 秒）`, en: `Teahouse is ready (${seconds} s)` })}  ready\n`);
  for (const [label, value] of /** @type {[import('./lib/language.mjs').Bilingual, string][]} */ (rows)) {
    console.log(`    ${inline(label)}  ${value}`);
  }
  if (isDemo) {
    console.log(
      `\n    ${inline({
        zh: '先打开模拟器，点菜单读一篇文章，再开会员：支付密码 123456。',
        en: 'Open the simulator, tap a menu entry, read, then buy a membership: the PIN is 123456.',
      })}`,
    );
  }
  console.log(`    ${inline({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops everything.' })}\n`);
}

/** @param {unknown} error @returns {Promise<void>} */
async function fail(error) {
  if (processes.isStopping) return;
  printFailure(error);
  await shutDown(1);
}

/** Stops what was started, the last first. A second signal does not wait. @param {number} code */
async function shutDown(code) {
  if (processes.isStopping) {
    processes.killAll();
    return;
  }
  if (code === 0) console.log(`\n${inline({ zh: '正在停止……', en: 'Stopping…' })}`);
  await processes.stopAll();
  const postgres = await postgresStarting?.catch(() => undefined);
  await postgres?.stop();
  for (const action of undo.reverse()) action();
  if (code === 0) console.log(inline({ zh: '已停止。', en: 'Stopped.' }));
  process.exit(code);
}
