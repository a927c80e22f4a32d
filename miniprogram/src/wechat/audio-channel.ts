import Taro from '@tarojs/taro';
import { isMiniProgram } from './environment';

/** What the player hears from the phone. Times in seconds. */
export interface AudioListener {
  onTime(position: number, duration: number): void;
  onPlaying(): void;
  onPaused(): void;
  onWaiting(): void;
  onEnded(): void;
  onFailed(): void;
}

/** One voice for the whole program; it goes on when pages come and go. */
export interface AudioChannel {
  load(url: string): void;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
}

export function openAudioChannel(listener: AudioListener): AudioChannel {
  return isMiniProgram ? openInnerAudio(listener) : openWebAudio(listener);
}

function openInnerAudio(listener: AudioListener): AudioChannel {
  // the voice of a reading must be heard although the phone is muted
  Taro.setInnerAudioOption?.({ obeyMuteSwitch: false });
  const context = Taro.createInnerAudioContext();
  context.onTimeUpdate(() => listener.onTime(context.currentTime, context.duration || 0));
  context.onPlay(() => listener.onPlaying());
  context.onPause(() => listener.onPaused());
  context.onStop(() => listener.onPaused());
  context.onWaiting(() => listener.onWaiting());
  context.onEnded(() => listener.onEnded());
  context.onError(() => listener.onFailed());
  return {
    load: (url) => {
      context.src = url;
    },
    play: () => context.play(),
    pause: () => context.pause(),
    seek: (seconds) => context.seek(seconds),
    setRate: (rate) => {
      context.playbackRate = rate;
    },
  };
}

/** Taro's own H5 audio stops at every change of page, so H5 uses the browser's. */
function openWebAudio(listener: AudioListener): AudioChannel {
  const audio = new Audio();
  audio.preload = 'metadata';
  const duration = () => (Number.isFinite(audio.duration) ? audio.duration : 0);
  audio.addEventListener('timeupdate', () => listener.onTime(audio.currentTime, duration()));
  audio.addEventListener('durationchange', () => listener.onTime(audio.currentTime, duration()));
  audio.addEventListener('playing', () => listener.onPlaying());
  audio.addEventListener('pause', () => listener.onPaused());
  audio.addEventListener('waiting', () => listener.onWaiting());
  audio.addEventListener('ended', () => listener.onEnded());
  audio.addEventListener('error', () => listener.onFailed());
  return {
    load: (url) => {
      audio.src = url;
    },
    play: () => {
      audio.play().catch((cause: unknown) => {
        // pausing before the sound has begun is not a failure
        if ((cause as { name?: string })?.name !== 'AbortError') listener.onFailed();
      });
    },
    pause: () => audio.pause(),
    seek: (seconds) => {
      audio.currentTime = seconds;
    },
    setRate: (rate) => {
      audio.defaultPlaybackRate = rate;
      audio.playbackRate = rate;
    },
  };
}
