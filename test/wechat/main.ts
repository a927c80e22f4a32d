import { demoWorld } from './seed/demo-world.ts';
import { startSandbox } from './start-sandbox.ts';
import type { SandboxWorld } from './world.ts';

/** `node test/wechat/main.ts [--demo] [--end-with-stdin]`, with SANDBOX_PORT, HOST, TEAHOUSE_DATA, PUBLIC_URL, DEMO_MERCHANT_FILE. */
const port = Number(process.env.SANDBOX_PORT ?? 4100);
const host = process.env.HOST ?? '127.0.0.1';

function seed(): SandboxWorld | undefined {
  if (!process.argv.includes('--demo')) return undefined;
  return demoWorld({
    publicUrl: process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`,
    merchantFile: process.env.DEMO_MERCHANT_FILE,
  });
}

try {
  const { url, stop } = await startSandbox({ port, host, dataFolder: process.env.TEAHOUSE_DATA, world: seed() });
  let isStopping = false;
  const end = () => {
    if (isStopping) return;
    isStopping = true;
    void stop().then(() => process.exit(0));
  };
  // A test run that is killed cannot send signals, but its end of this pipe closes.
  if (process.argv.includes('--end-with-stdin')) process.stdin.once('end', end).resume();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // Launcher and tests wait for this line; whoever reads it may already send a signal.
  console.log(JSON.stringify({ ready: url }));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    isBusy
      ? `The sandbox cannot listen on ${host}:${port}: something else does. Set SANDBOX_PORT to a free port.`
      : `The sandbox cannot start: ${message}`,
  );
  process.exit(1);
}
