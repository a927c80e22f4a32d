import { createApp } from './app.ts';
import { configFrom } from './config.ts';

const STOP_WITHIN_MS = 10_000;

try {
  const app = await createApp(configFrom(process.env));
  const stop = (signal: NodeJS.Signals) => {
    app.http.log.info({ signal }, 'stopping');
    // A request or job that never ends must not keep the process alive.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    app.close().then(
      () => process.exit(0),
      (err) => {
        app.http.log.error({ err }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await app.listen();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
