import { ApiFailure, text } from './api.ts';
import type { ApiContext } from './context.ts';

const noPlayer = { play() {}, pause() {}, stop() {}, seek() {}, requestFullScreen() {}, exitFullScreen() {} };

export function addMedia({ table, screen, environment, resolveUrl }: ApiContext): void {
  table.addAsync('previewImage', (options) => {
    const urls = ((options.urls ?? []) as string[]).map(String);
    if (urls.length === 0) throw new ApiFailure('urls is empty');
    const current = typeof options.current === 'number' ? options.current : urls.indexOf(text(options, 'current'));
    screen.update({
      preview: {
        urls: urls.map(resolveUrl),
        current: Math.max(0, current),
        close: () => screen.update({ preview: null }),
      },
    });
  });
  table.addPlain('createVideoContext', (id: string) => {
    const element = environment.window.document.querySelector<HTMLVideoElement>(`wx-video[id="${id}"] video`);
    if (!element) return noPlayer;
    return {
      ...noPlayer,
      play: () => void element.play(),
      pause: () => element.pause(),
      seek: (seconds: number) => {
        element.currentTime = seconds;
      },
    };
  });
}
