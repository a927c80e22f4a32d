const EVENTS = [
  ...['AppHide', 'AppShow', 'Error', 'PageNotFound', 'ThemeChange', 'UnhandledRejection', 'NetworkStatusChange'],
  ...['WindowResize', 'KeyboardHeightChange', 'UserCaptureScreen', 'MemoryWarning', 'NeedPrivacyAuthorization'],
  ...['LazyLoadError', 'CopyUrl', 'AudioInterruptionBegin', 'AudioInterruptionEnd'],
];

type Listener = (value: unknown) => void;

/** `wx.onThemeChange(listener)`, `wx.offThemeChange(listener?)` and the like. */
export class EventHub {
  readonly #listeners = new Map<string, Set<Listener>>(EVENTS.map((name) => [name, new Set()]));

  addTo(wx: Record<string, unknown>): void {
    for (const [name, listeners] of this.#listeners) {
      wx[`on${name}`] = (listener: Listener) => void listeners.add(listener);
      wx[`off${name}`] = (listener?: Listener) => {
        if (listener) listeners.delete(listener);
        else listeners.clear();
      };
    }
  }

  emit(name: string, value: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(value);
  }
}
