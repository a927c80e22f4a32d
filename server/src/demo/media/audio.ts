import { createRandom, seedOf } from './random.ts';

const SAMPLE_RATE = 16_000;
const WAV_HEADER_BYTES = 44;

/** The demo's pieces: what they are called, how long they last, how fast and how low they are played. */
export const demoAudio = {
  'night-rain': { durationMs: 48_000, beatsPerMinute: 46, root: 146.83 },
  'old-well': { durationMs: 60_000, beatsPerMinute: 40, root: 110 },
  'first-brew': { durationMs: 54_000, beatsPerMinute: 58, root: 164.81 },
  'far-bell': { durationMs: 72_000, beatsPerMinute: 36, root: 98 },
} as const;

export type DemoAudioName = keyof typeof demoAudio;

export const audioUrl = (name: DemoAudioName): string => `/media/demo/audio/${name}.wav`;

/** The five degrees 宫商角徵羽 over two octaves, as ratios to the root. */
const degrees = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2, 9 / 4, 5 / 2, 3, 10 / 3];

/** One plucked string: noise that a delay line smooths into a tone (Karplus and Strong, 1983). */
function pluck(into: Float32Array, at: number, frequency: number, loudness: number, noise: () => number): void {
  const period = Math.max(2, Math.round(SAMPLE_RATE / frequency));
  const line = Float32Array.from({ length: period }, () => noise() * 2 - 1);
  const end = Math.min(into.length, at + SAMPLE_RATE * 5);
  for (let sample = at, step = 0; sample < end; sample += 1, step += 1) {
    const here = step % period;
    const next = (here + 1) % period;
    into[sample] = into[sample]! + line[here]! * loudness;
    line[here] = (line[here]! * 0.52 + line[next]! * 0.48) * 0.9975;
  }
}

/** A slow pentatonic piece for one plucked instrument; the same name always gives the same bytes. 16 kHz, mono, 16 bit. */
export function synthesize(name: DemoAudioName): Buffer {
  const { durationMs, beatsPerMinute, root } = demoAudio[name];
  const random = createRandom(seedOf(name));
  const samples = new Float32Array((SAMPLE_RATE * durationMs) / 1000);
  const beat = (SAMPLE_RATE * 60) / beatsPerMinute;
  const lastNote = samples.length - SAMPLE_RATE * 4;
  let degree = 4;
  for (let at = beat / 2; at < lastNote; at += beat * random.pick([0.5, 0.5, 1, 1, 2])) {
    degree = Math.min(degrees.length - 1, Math.max(0, degree + random.integer(-2, 2)));
    pluck(samples, Math.floor(at), root * degrees[degree]!, random.between(0.28, 0.42), random.next);
    // Now and then an open string below.
    if (random.chance(0.3)) pluck(samples, Math.floor(at), root / 2, 0.22, random.next);
  }
  return wav(samples);
}

function wav(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(WAV_HEADER_BYTES + samples.length * 2);
  bytes.write('RIFF', 0, 'ascii');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'ascii');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE, 24);
  bytes.writeUInt32LE(SAMPLE_RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'ascii');
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => {
    // A soft limit keeps two strings at once from crackling.
    bytes.writeInt16LE(Math.round(Math.tanh(sample) * 32_000), WAV_HEADER_BYTES + index * 2);
  });
  return bytes;
}
