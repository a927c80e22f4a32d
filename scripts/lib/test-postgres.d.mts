// for programs whose compiler reads no JavaScript
export interface TestPostgres {
  /** of a superuser's connection */
  adminUrl: string;
  /** at the same port; `immediate` is a crash */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  stop(): Promise<void>;
}
/** @param options `survivesCrashes`: what was committed outlives `restart('immediate')` */
export function startTestPostgres(options?: { survivesCrashes?: boolean }): Promise<TestPostgres>;
/** @returns the name of a database with the current migrations and no rows */
export function migratedTemplate(adminUrl: string): Promise<string>;
