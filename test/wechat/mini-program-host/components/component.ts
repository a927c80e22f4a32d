/** What a built-in component asks of the host. */
export interface ComponentServices {
  /** Where a picture or video really lies: in the package, or behind the DNS table. */
  resolveUrl(source: string): string;
  /** A button with `open-type` was tapped. */
  openType(openType: string, button: HTMLElement): void;
  /** A `navigator` was tapped. */
  navigate(openType: string, url: string, delta: number): void;
}

export interface BuiltInInstance {
  data: Record<string, unknown>;
  getBackendElement(): HTMLElement;
  getShadowRoot(): { getElementById(id: string): { getBackendElement(): HTMLElement } };
  triggerEvent(name: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void;
}

type Callback = (this: BuiltInInstance, ...values: never[]) => void;

/** A component in glass-easel's own form. */
export interface BuiltInComponent {
  template: string;
  properties: Record<string, unknown>;
  observers?: Record<string, Callback>;
  lifetimes?: { attached?: Callback; detached?: Callback };
}

/** The document's element that the template names `id`. */
export function inner<E extends HTMLElement = HTMLElement>(instance: BuiltInInstance, id: string): E {
  return instance.getShadowRoot().getElementById(id).getBackendElement() as E;
}
