import type { LogicRealm } from './environment.ts';
import { joinPath } from './page-url.ts';

interface LoadedModule {
  exports: unknown;
}

/** Loads a package's scripts as CommonJS modules of the logic realm, each once. */
export class ModuleLoader {
  readonly #scripts: Record<string, string>;
  readonly #realm: LogicRealm;
  readonly #globals: Record<string, unknown>;
  readonly #modules = new Map<string, LoadedModule>();

  /** @param globals what WeChat adds to the realm: `wx`, `App`, `Page` and the like */
  constructor(scripts: Record<string, string>, realm: LogicRealm, globals: Record<string, unknown>) {
    this.#scripts = scripts;
    this.#realm = realm;
    this.#globals = globals;
  }

  load(path: string): unknown {
    const loaded = this.#modules.get(path);
    if (loaded) return loaded.exports;
    const code = this.#scripts[path];
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`);
    const module: LoadedModule = { exports: this.#realm.parseJson('{}') };
    this.#modules.set(path, module);
    const names = ['require', 'module', 'exports', ...Object.keys(this.#globals)];
    const run = this.#realm.compile(names, code, `${path}.js`);
    const require = (id: string): unknown => this.load(this.resolve(path, id));
    run(require, module, module.exports, ...Object.values(this.#globals));
    return module.exports;
  }

  resolve(from: string, id: string): string {
    const path = joinPath(id, from).replace(/\.js$/, '');
    for (const candidate of [path, `${path}/index`]) if (candidate in this.#scripts) return candidate;
    // WeChat reads an id without a leading dot from the package's root as well
    const fromRoot = id.replace(/\.js$/, '');
    if (fromRoot in this.#scripts) return fromRoot;
    throw new Error(`module '${id}' is not defined, required from '${from}.js'`);
  }
}
