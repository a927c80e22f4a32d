import type { HostEnvironment } from './environment.ts';
import { MiniProgram } from './mini-program.ts';

/** What this bundle puts on the window it runs in. */
export interface MiniProgramHostGlobal {
  createMiniProgram(environment: HostEnvironment): MiniProgram;
}

(globalThis as typeof globalThis & { miniProgramHost: MiniProgramHostGlobal }).miniProgramHost = {
  createMiniProgram: (environment) => new MiniProgram(environment),
};
