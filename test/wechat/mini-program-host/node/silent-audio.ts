import type { AudioElement } from '../core/environment.ts';

/** An audio element without sound: it keeps its state and raises the events of one, so that a test can watch it. */
export class SilentAudio extends EventTarget implements AudioElement {
  src = '';
  currentTime = 0;
  duration = Number.NaN;
  paused = true;
  loop = false;
  volume = 1;
  playbackRate = 1;

  async play(): Promise<void> {
    if (!this.paused) return;
    this.paused = false;
    this.dispatchEvent(new Event('canplay'));
    this.dispatchEvent(new Event('play'));
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  load(): void {}
}
