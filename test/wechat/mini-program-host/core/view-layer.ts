import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { baseStyle } from '../components/base-style.ts';
import { builtInComponents, type ComponentServices } from '../components/built-in-components.ts';
import type { Theme } from '../package/mini-program-package.ts';
import type { HostEnvironment } from './environment.ts';
import { resolveStyleThroughDns } from './server-domains.ts';
import { applyThemeToStyle, effectiveTheme } from './theme.ts';

/** A page's or component's own object, on which its handlers run. */
export interface ComponentCaller {
  data: Record<string, unknown>;
  setData(data: Record<string, unknown>, callback?: () => void): void;
  [member: string]: unknown;
}

export interface PageView {
  caller: ComponentCaller;
  element: HTMLElement;
  triggerLifetime(name: 'show' | 'hide'): void;
  release(): void;
}

/** An element of the document that glass-easel made. */
interface ComponentElement extends Element {
  __wxElement?: glassEasel.Element;
}

type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>;
type ComponentEnvironment = Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0];
type StyleIsolation = NonNullable<Parameters<CodeSpace['addComponentStaticConfig']>[1]['styleIsolation']>;
type CompiledTemplate = Parameters<CodeSpace['addCompiledTemplate']>[1];

interface OptionsPreparer {
  prepareComponentOptions(path: string, options: object | undefined): [options: object, isolation: string];
}

/** touch becomes tap; everything else of the document is hidden: the built-in components raise their own events */
const DOCUMENT_EVENTS = /^(touch|transition|animation)/;

/**
 * The half of a Mini Program that draws: WeChat's own component framework, glass-easel, over a document.
 * Template and data go in; elements named `wx-<tag>` and Mini Program events come out.
 */
export class ViewLayer {
  readonly #environment: HostEnvironment;
  readonly #space: CodeSpace;
  readonly #backend: ReturnType<MiniProgramEnv['associateBackend']>;
  readonly #templates: Record<string, unknown>;
  readonly #styles = new Map<string, HTMLStyleElement>();
  #theme: Theme;

  constructor(environment: HostEnvironment, services: ComponentServices) {
    this.#environment = environment;
    this.#theme = effectiveTheme(environment.package.config, environment.settings.theme);
    glassEasel.globalOptions.throwGlobalError = false;
    glassEasel.addGlobalErrorListener((error) => {
      environment.onError(error);
      return false;
    });
    // glass-easel's warnings are about style of code; the compiler's own come with the package
    glassEasel.addGlobalWarningListener(() => false);

    const programs = new MiniProgramEnv();
    const definitions = this.#defineBuiltInComponents(programs, services);
    this.#space = programs.createCodeSpace('', true);
    for (const [name, definition] of definitions)
      this.#space.getComponentSpace().setGlobalUsingComponent(name, definition);
    this.#keepIdsAsWritten();
    this.#backend = programs.associateBackend(this.#createBackendContext());
    this.#templates = evaluate(environment.package.templateCode);
    this.#writeStyle('base', baseStyle);
    this.#applyPackageStyle('app');
  }

  addTemplate(path: string): void {
    const content = this.#templates[path];
    if (content === undefined) return;
    // without the fallback, `bindtap` on a plain tag would become an attribute
    const template = { groupList: this.#templates, content, fallbackListenerOnNativeNode: true };
    this.#space.addCompiledTemplate(path, template as CompiledTemplate);
  }

  addConfig(path: string, config: { usingComponents?: Record<string, string>; component?: boolean }): void {
    // class names stay as written, so that one style sheet and one selector find them: no isolation between components
    this.#space.addComponentStaticConfig(path, { ...config, styleIsolation: 'shared' as StyleIsolation });
  }

  /** Runs `define` with glass-easel's `Page`, `Component` and `Behavior` for the file at `path`. */
  define<T>(path: string, define: (constructors: ComponentEnvironment) => T): T {
    return this.#space.componentEnv(path, define);
  }

  /** Builds the page at `path` and puts its element into the document. */
  createPage(path: string): PageView {
    const { document } = this.#environment.window;
    const root = this.#backend.createRoot('page', this.#space, path);
    const container = document.getElementById('pages') ?? document.body;
    const placeholder = document.createElement('span');
    container.appendChild(placeholder);
    type BackendElement = Parameters<typeof root.attach>[0];
    // the document's own nodes serve as backend elements: glass-easel's dom-like backend asks for no more
    root.attach(container as unknown as BackendElement, placeholder as unknown as BackendElement);
    const component = root.getComponent();
    const element = component.getBackendElement() as unknown as HTMLElement;
    element.setAttribute('data-path', path);
    return {
      caller: root.get() as unknown as ComponentCaller,
      element,
      triggerLifetime: (name) => component.triggerPageLifetime(name, []),
      release: () => {
        root.release();
        element.remove();
      },
    };
  }

  /** Sends a Mini Program event to the component or node behind an element of the document. */
  trigger(element: Element, type: string, detail: unknown, options: { bubbles?: boolean; composed?: boolean }): void {
    let current: ComponentElement | null = element;
    while (current && !current.__wxElement) current = current.parentElement;
    if (!current?.__wxElement) throw new Error('this element is not part of a Mini Program page');
    if (type === 'tap' && isDisabled(current)) return;
    const eventOptions = { bubbles: true, composed: true, capturePhase: true, ...options };
    glassEasel.Event.triggerEvent(current.__wxElement, type, detail, eventOptions);
  }

  /** A page's style holds only while the page is on the screen. */
  showPageStyle(path: string, previousPath: string | null): void {
    if (previousPath !== null && previousPath !== path) this.#removeStyle(previousPath);
    this.#applyPackageStyle(path);
  }

  /** The style of a custom component stays once it is used. */
  addComponentStyle(path: string): void {
    this.#applyPackageStyle(path);
  }

  setTheme(theme: Theme): void {
    this.#theme = effectiveTheme(this.#environment.package.config, theme);
    for (const path of [...this.#styles.keys()]) if (path !== 'base') this.#applyPackageStyle(path);
  }

  #applyPackageStyle(path: string): void {
    const css = this.#environment.package.styles[path];
    if (css !== undefined)
      this.#writeStyle(path, applyThemeToStyle(resolveStyleThroughDns(css, this.#environment.dns), this.#theme));
  }

  #writeStyle(path: string, css: string): void {
    if (!this.#environment.appliesStyles) return;
    let style = this.#styles.get(path);
    if (!style) {
      style = this.#environment.window.document.createElement('style');
      style.dataset.path = path;
      this.#styles.set(path, style);
      this.#environment.window.document.head.appendChild(style);
    }
    style.textContent = css;
  }

  #removeStyle(path: string): void {
    this.#styles.get(path)?.remove();
    this.#styles.delete(path);
  }

  #defineBuiltInComponents(
    programs: MiniProgramEnv,
    services: ComponentServices,
  ): Map<string, glassEasel.GeneralComponentDefinition> {
    const space = programs.getGlobalCodeSpace().getComponentSpace();
    const definitions = new Map<string, glassEasel.GeneralComponentDefinition>();
    for (const [name, create] of Object.entries(builtInComponents)) {
      const { template, ...definition } = create(services);
      const compiled = evaluate(this.#environment.builtInTemplates[template] ?? '{}');
      const component = space.defineComponent({
        is: `built-in/${name}`,
        ...definition,
        options: { multipleSlots: false },
        template: { groupList: compiled, content: compiled[''] },
      } as Parameters<typeof space.defineComponent>[0]);
      definitions.set(name, component.general());
    }
    return definitions;
  }

  /** WeChat writes an id into the document as the template says it, without a prefix. */
  #keepIdsAsWritten(): void {
    // the adapter keeps this method out of its types; there is no other place to say how ids are written
    const space = this.#space as unknown as OptionsPreparer;
    const prepare = space.prepareComponentOptions.bind(space);
    space.prepareComponentOptions = (path, options) => {
      const [prepared, isolation] = prepare(path, options);
      return [{ ...prepared, idPrefixGenerator: null, writeIdToDOM: true }, isolation];
    };
  }

  #createBackendContext(): glassEasel.CurrentWindowBackendContext {
    const { document } = this.#environment.window;
    const context = new glassEasel.CurrentWindowBackendContext();
    context.document = {
      createElement: (tag: string) => createElement(document, tag),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as typeof context.document; // glass-easel describes a document of its own elements; these are the window's
    context.onEvent((target, type, detail, options) => {
      const element = target.getBackendElement() as unknown as Element | null;
      if (type === 'tap' && element && isDisabled(element)) return undefined;
      const event = new glassEasel.Event(type, detail, options);
      glassEasel.Event.dispatchEvent(target, event);
      return event.getEventBubbleStatus();
    });
    const listen = context.setListenerStats.bind(context);
    context.setListenerStats = (element, type, capture, mutLevel) => {
      if (DOCUMENT_EVENTS.test(type)) listen(element, type, capture, mutLevel);
    };
    return context;
  }
}

function isDisabled(element: Element): boolean {
  return element.closest('[data-disabled]') !== null;
}

/** `dom-<tag>` is for the inside of the built-in components; every other tag gets a name of its own. */
function createElement(document: Document, tag: string): Element {
  if (tag.startsWith('dom-')) return document.createElement(tag.slice('dom-'.length));
  const element = document.createElement(`wx-${tag}`);
  const setAttribute = element.setAttribute.bind(element);
  // Mini Programs write aria-role where a document has role
  element.setAttribute = (name, value) => setAttribute(name === 'aria-role' ? 'role' : name, value);
  return element;
}

/** The compiler's output is an expression; it is code of ours, not of the Mini Program. */
function evaluate(templateCode: string): Record<string, unknown> {
  return new Function(`return ${templateCode}`)() as Record<string, unknown>;
}
