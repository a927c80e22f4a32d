import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildApp } from './http/app.ts';
import { Sandbox } from './sandbox.ts';
import type { SandboxWorld } from './world.ts';

export interface SandboxOptions {
  /** 0 takes any free port */
  port: number;
  host?: string;
  /** folder for the state; nothing is kept without it */
  dataFolder?: string;
  /** exists from the first request on */
  world?: SandboxWorld;
}

export interface RunningSandbox {
  url: string;
  sandbox: Sandbox;
  stop: () => Promise<void>;
}

/** Starts the sandbox inside this process. Tests that want it outside use `spawnSandbox`. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { port, host = '127.0.0.1', dataFolder, world } = options;
  let file = ':memory:';
  if (dataFolder !== undefined) {
    const folder = join(dataFolder, 'sandbox');
    mkdirSync(folder, { recursive: true });
    file = join(folder, 'state.sqlite');
  }
  const sandbox = new Sandbox(file);
  if (world) sandbox.apply(world);
  const server = buildApp(sandbox);
  await server.listen({ port, host });
  sandbox.clock.start();
  const address = server.server.address() as AddressInfo;
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${address.port}`,
    sandbox,
    stop: async () => {
      sandbox.clock.stop();
      await server.close();
      await sandbox.clock.idle();
      sandbox.close();
    },
  };
}
