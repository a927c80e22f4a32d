import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { registerMiniProgramFiles } from './mini-program-files.ts';
import { registerRelay } from './relay.ts';
import { registerSimulatorPage } from './simulator-page.ts';
import { registerWebview } from './webview/webview.ts';

/** What the face of the sandbox needs to know of it; the rest it asks over the phone API like any other phone. */
export interface SimulatedWechat {
  /** origin in the Mini Program's world → where it is really served */
  dns: { table(): Record<string, string> };
}

export interface SimulatorOptions {
  /** folder of the built Mini Program that an appid stands for */
  packageDirOf?: (appid: string) => string;
}

const BUILT_MINI_PROGRAM = path.resolve(import.meta.dirname, '../../../miniprogram/dist/weapp');

/**
 * The WeChat simulator: a phone at `/`, the Mini Program host inside it, and the in-app browser on `*.wechat.localhost`.
 * Register it before other routes: the in-app browser takes every path of its host names.
 */
export function registerSimulator(app: FastifyInstance, wechat: SimulatedWechat, options: SimulatorOptions = {}): void {
  registerWebview(app);
  registerSimulatorPage(app);
  registerMiniProgramFiles(app, options.packageDirOf ?? (() => BUILT_MINI_PROGRAM));
  registerRelay(app, wechat);
}
