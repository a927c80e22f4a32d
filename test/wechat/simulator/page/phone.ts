import { sandboxApi } from './sandbox-api.ts';
import type { Settings } from './settings.ts';
import { type Words, wordsOf } from './words.ts';

/** One screen of the phone, on top of those before it. */
export interface Layer {
  element: HTMLElement;
  /** colour of clock and battery while this layer is on top; without it, the one that suits the phone's appearance */
  statusInk?: 'black' | 'white';
  /** the phone's settings changed */
  refresh?(): void;
  close?(): void;
}

/** The phone: its settings, and the layers on its screen. */
export class Phone {
  settings: Settings;
  readonly element: HTMLElement;
  readonly #layers: Layer[] = [];
  #toastTimer = 0;

  /** @param element the screen, which fills the phone's frame */
  constructor(element: HTMLElement, settings: Settings) {
    this.element = element;
    this.settings = settings;
  }

  get words(): Words {
    return wordsOf(this.settings.language);
  }

  get person(): string {
    return this.settings.person;
  }

  get top(): Layer | undefined {
    return this.#layers.at(-1);
  }

  push(layer: Layer): void {
    for (const below of this.#layers) below.element.inert = true;
    this.#layers.push(layer);
    this.element.append(layer.element);
    this.showStatusInk();
  }

  /** Takes a layer off the screen, with everything above it. */
  remove(layer: Layer): void {
    const at = this.#layers.indexOf(layer);
    if (at < 0) return;
    for (const gone of this.#layers.splice(at).reverse()) {
      gone.close?.();
      gone.element.remove();
    }
    const { top } = this;
    if (top) top.element.inert = false;
    this.showStatusInk();
  }

  clear(): void {
    const [first] = this.#layers;
    if (first) this.remove(first);
  }

  refresh(): void {
    for (const layer of [...this.#layers]) layer.refresh?.();
    this.showStatusInk();
  }

  showStatusInk(): void {
    const ink = this.settings.theme === 'dark' ? 'white' : 'black';
    this.element.dataset.statusInk = this.top?.statusInk ?? ink;
  }

  /** A line over everything, for a moment. */
  toast(text: string): void {
    clearTimeout(this.#toastTimer);
    this.element.querySelector('.phone-toast')?.remove();
    const toast = document.createElement('div');
    toast.className = 'phone-toast';
    toast.setAttribute('role', 'status');
    toast.textContent = text;
    this.element.append(toast);
    this.#toastTimer = window.setTimeout(() => toast.remove(), 2200);
  }

  get api(): typeof sandboxApi {
    return sandboxApi;
  }
}
