import { mediaUrl } from '../../api/media';
import { readStored, writeStored } from '../../state/storage';
import { createStore } from '../../state/store';
import { type AudioChannel, openAudioChannel } from '../../wechat/audio-channel';

export interface AudioTrack {
  url: string;
  title: string;
  durationMs: number;
  /** Where the mini player leads back to. */
  articleId: string;
}

export interface AudioState {
  track: AudioTrack | null;
  status: 'waiting' | 'playing' | 'paused' | 'failed';
  /** seconds */
  position: number;
  /** seconds */
  duration: number;
  rate: number;
}

const AUDIO_RATES = [1, 1.25, 1.5, 2, 0.75];
const RATE_KEY = 'teahouse.audio-rate';

function storedRate(): number {
  const rate = readStored<number>(RATE_KEY);
  return rate !== null && AUDIO_RATES.includes(rate) ? rate : 1;
}

export const audioStore = createStore<AudioState>({
  track: null,
  status: 'paused',
  position: 0,
  duration: 0,
  rate: storedRate(),
});

let channel: AudioChannel | null = null;

function update(change: Partial<AudioState>): void {
  audioStore.set((state) => ({ ...state, ...change }));
}

/** Opened at the first play, so that reading alone starts nothing. */
function openedChannel(): AudioChannel {
  channel ??= openAudioChannel({
    onTime: (position, duration) => update(duration > 0 ? { position, duration } : { position }),
    onPlaying: () => update({ status: 'playing' }),
    onPaused: () => update({ status: 'paused' }),
    onWaiting: () => update({ status: 'waiting' }),
    onEnded: () => update({ status: 'paused', position: 0 }),
    onFailed: () => update({ status: 'failed' }),
  });
  return channel;
}

/** Plays the track from its beginning, or goes on where it stopped when it is the one loaded. */
export function playTrack(track: AudioTrack): void {
  const { track: loaded, status, rate } = audioStore.get();
  const audio = openedChannel();
  if (loaded?.url !== track.url || status === 'failed') {
    update({ track, status: 'waiting', position: 0, duration: track.durationMs / 1000 });
    audio.load(mediaUrl(track.url));
    audio.setRate(rate);
  }
  audio.play();
}

export function pauseTrack(): void {
  channel?.pause();
}

/** @param seconds clamped to the track */
export function seekTrack(seconds: number): void {
  const { track, duration } = audioStore.get();
  if (!track) return;
  const position = Math.min(Math.max(0, seconds), duration);
  update({ position });
  channel?.seek(position);
}

export function nextRate(): void {
  const current = AUDIO_RATES.indexOf(audioStore.get().rate);
  const rate = AUDIO_RATES[(current + 1) % AUDIO_RATES.length] ?? 1;
  channel?.setRate(rate);
  writeStored(RATE_KEY, rate);
  update({ rate });
}

export function closeTrack(): void {
  channel?.pause();
  update({ track: null, status: 'paused', position: 0, duration: 0 });
}
