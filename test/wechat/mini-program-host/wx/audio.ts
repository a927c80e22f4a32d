import type { ApiContext } from './context.ts';

/** wx event → the document's */
const EVENTS: Record<string, string> = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Stop: 'x-stop',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
};

type Listener = (value: unknown) => void;

/** `wx.createInnerAudioContext`: one sound over one audio element, which goes on while pages change. */
export function addAudio(context: ApiContext): void {
  const { table, environment } = context;
  table.addPlain('createInnerAudioContext', () => {
    table.record('createInnerAudioContext', []);
    return createInnerAudioContext(context);
  });
  table.addAsync('setInnerAudioOption', () => ({}));
  // the account's background player is the same sound with a title
  let background: object | null = null;
  table.addPlain('getBackgroundAudioManager', () => {
    background ??= Object.assign(createInnerAudioContext(context), {
      title: '',
      singer: '',
      coverImgUrl: '',
      epname: '',
    });
    return background;
  });
  environment.window.addEventListener('pagehide', () => (background as { stop?(): void } | null)?.stop?.());
}

function createInnerAudioContext({ table, environment, resolveUrl }: ApiContext): object {
  const element = environment.createAudioElement();
  const wrapped = new Map<Listener, EventListener>();
  let source = '';
  let startTime = 0;
  let autoplay = false;

  const play = (): void => {
    table.record('audio.play', [source]);
    if (startTime > 0 && element.currentTime === 0) element.currentTime = startTime;
    // a refused start is told by the element's own error event
    element.play().catch(() => {});
  };
  const audio = {
    get src() {
      return source;
    },
    set src(url: string) {
      source = url;
      element.src = resolveUrl(url);
      if (autoplay) play();
    },
    get startTime() {
      return startTime;
    },
    set startTime(seconds: number) {
      startTime = seconds;
    },
    get autoplay() {
      return autoplay;
    },
    set autoplay(value: boolean) {
      autoplay = value;
    },
    get loop() {
      return element.loop;
    },
    set loop(value: boolean) {
      element.loop = value;
    },
    get volume() {
      return element.volume;
    },
    set volume(value: number) {
      element.volume = value;
    },
    get playbackRate() {
      return element.playbackRate;
    },
    set playbackRate(value: number) {
      element.playbackRate = value;
    },
    obeyMuteSwitch: true,
    get duration() {
      return Number.isFinite(element.duration) ? element.duration : 0;
    },
    get currentTime() {
      return element.currentTime;
    },
    get paused() {
      return element.paused;
    },
    get buffered() {
      return Number.isFinite(element.duration) ? element.duration : 0;
    },
    play,
    pause: () => {
      table.record('audio.pause', [source]);
      element.pause();
    },
    stop: () => {
      table.record('audio.stop', [source]);
      element.pause();
      element.currentTime = 0;
      element.dispatchEvent(new environment.window.Event('x-stop'));
    },
    seek: (seconds: number) => {
      element.currentTime = seconds;
    },
    destroy: () => {
      element.pause();
      element.src = '';
    },
  };
  for (const [name, type] of Object.entries(EVENTS)) {
    Object.assign(audio, {
      [`on${name}`]: (listener: Listener) => {
        const handler: EventListener = () =>
          listener(
            name === 'Error'
              ? { errCode: 10001, errMsg: 'the sound cannot be played' }
              : { currentTime: element.currentTime },
          );
        wrapped.set(listener, handler);
        element.addEventListener(type, handler);
      },
      [`off${name}`]: (listener?: Listener) => {
        for (const [known, handler] of wrapped)
          if (!listener || listener === known) element.removeEventListener(type, handler);
      },
    });
  }
  return audio;
}
