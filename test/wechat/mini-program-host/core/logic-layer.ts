import type { HostEnvironment } from './environment.ts';
import { plainEvent } from './events.ts';
import { ModuleLoader } from './module-loader.ts';
import type { ComponentCaller, ViewLayer } from './view-layer.ts';

type Methods = Record<string, unknown>;
type PropertyDefinition = { type?: unknown; optionalTypes?: unknown[] } & Record<string, unknown>;

/** The object given to `App()`; WeChat hands the same one out from `getApp()`. */
export type AppInstance = Record<string, unknown>;

/** The half of a Mini Program that thinks: its scripts, and what `App`, `Page` and `Component` register. */
export class LogicLayer {
  app: AppInstance | null = null;
  readonly #environment: HostEnvironment;
  readonly #view: ViewLayer;
  readonly #loader: ModuleLoader;
  readonly #registered = new Set<string>();
  #registering = '';

  /** @param getPages the page objects on the stack, bottom first */
  constructor(
    environment: HostEnvironment,
    view: ViewLayer,
    wx: Record<string, unknown>,
    getPages: () => ComponentCaller[],
  ) {
    this.#environment = environment;
    this.#view = view;
    this.#loader = new ModuleLoader(environment.package.scripts, environment.realm, {
      wx,
      App: (definition: AppInstance) => {
        this.app = definition;
      },
      Page: (definition: Methods) => this.#registerPage(definition),
      Component: (definition: Methods) => this.#registerComponent(definition),
      Behavior: (definition: Methods) => this.#define(({ Behavior }) => Behavior(definition)),
      getApp: () => this.app,
      getCurrentPages: getPages,
      global: {},
      requirePlugin: () => {
        throw new Error('plugins are not supported');
      },
      __wxConfig: { ...environment.package.config, envVersion: environment.settings.clientVersion, accountInfo: {} },
    });
  }

  loadApp(): void {
    this.#loader.load('app');
    if (!this.app) throw new Error('app.js did not call App()');
  }

  /** Loads a page or component with everything it uses, once. */
  register(path: string): void {
    if (this.#registered.has(path) || this.#registering === path) return;
    const { config, pageConfigs } = this.#environment.package;
    const own = pageConfigs[path] ?? {};
    const appWide = Object.entries(config.usingComponents ?? {}).map(([name, id]) => [
      name,
      id.startsWith('/') ? id : `/${id}`,
    ]);
    const usingComponents: Record<string, string> = { ...Object.fromEntries(appWide), ...own.usingComponents };

    const outer = this.#registering;
    this.#registering = path;
    for (const id of Object.values(usingComponents)) {
      if (id.startsWith('plugin')) continue;
      const component = this.#loader.resolve(path, id);
      if (component === path) continue;
      this.register(component);
      this.#view.addComponentStyle(component);
    }
    this.#registering = path;
    this.#view.addConfig(path, { ...own, usingComponents });
    this.#view.addTemplate(path);
    this.#loader.load(path);
    this.#registering = outer;
    if (!this.#registered.has(path)) throw new Error(`${path}.js called neither Page() nor Component()`);
  }

  callApp(method: string, ...values: unknown[]): unknown {
    const handler = this.app?.[method];
    return typeof handler === 'function' ? this.#guard(() => handler.apply(this.app, values)) : undefined;
  }

  callPage(caller: ComponentCaller, method: string, ...values: unknown[]): unknown {
    const handler = caller[method];
    return typeof handler === 'function' ? this.#guard(() => handler.apply(caller, values)) : undefined;
  }

  #registerPage(definition: Methods): void {
    this.#guardMethods(definition);
    this.#define(({ Page }) => Page(definition));
    this.#registered.add(this.#registering);
  }

  #registerComponent(definition: Methods): void {
    this.#guardMethods((definition.methods ?? {}) as Methods);
    definition.properties = translateProperties((definition.properties ?? {}) as Record<string, unknown>);
    this.#define(({ Component }) => Component(definition));
    this.#registered.add(this.#registering);
  }

  #define(define: Parameters<ViewLayer['define']>[1]): unknown {
    return this.#view.define(this.#registering, define);
  }

  /** Handlers get WeChat's plain events, and what they throw reaches `App.onError` rather than the framework. */
  #guardMethods(methods: Methods): void {
    const guard = this.#guard.bind(this);
    for (const [name, method] of Object.entries(methods)) {
      if (typeof method !== 'function') continue;
      methods[name] = function (this: unknown, first: unknown, ...rest: unknown[]): unknown {
        return guard(() => method.call(this, plainEvent(first) ?? first, ...rest));
      };
    }
  }

  #guard(run: () => unknown): unknown {
    try {
      return run();
    } catch (error) {
      this.#environment.onError(error);
      const onError = this.app?.onError;
      if (typeof onError === 'function') onError.call(this.app, String((error as Error)?.stack ?? error));
      return undefined;
    }
  }
}

const TYPES: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function };

/** `String`, `Object` … of the logic realm are not those of the view's: glass-easel would find them illegal. */
function translateType(type: unknown): unknown {
  return typeof type === 'function' ? (TYPES[type.name] ?? type) : type;
}

function translateProperties(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      if (typeof property === 'function' || property === null) return [name, translateType(property)];
      const definition = property as PropertyDefinition;
      const translated: PropertyDefinition = { ...definition, type: translateType(definition.type) };
      if (definition.optionalTypes) translated.optionalTypes = definition.optionalTypes.map(translateType);
      return [name, translated];
    }),
  );
}
