import { addRoom, pluck, SAMPLE_RATE, type Stroke } from './plucked-string.ts';
import { createRandom, type Random, seedOf } from './random.ts';

const WAV_HEADER_BYTES = 44;
/** The loudest sample, as a share of full scale. */
const PEAK = 0.82;
const FADE_SECONDS = 2.5;

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
const degrees = [1, 9 / 8, 5 / 4, 3 / 2, 5 / 3, 2, 9 / 4, 5 / 2, 3, 10 / 3] as const;

/** Lengths of the notes of a phrase, in beats; each ends on a long one. */
const rhythms = [
  [1, 0.5, 0.5, 1, 2.5],
  [1.5, 0.5, 1, 1, 3],
  [0.5, 0.5, 1, 0.5, 0.5, 2.5],
  [2, 1, 0.5, 0.5, 3],
  [1, 1, 0.5, 1.5, 0.5, 0.5, 3],
] as const;

interface Note {
  readonly degree: number;
  readonly beats: number;
}

/** A slow pentatonic piece for seven strings; the same name always gives the same bytes. 16 kHz, mono, 16 bit. */
export function synthesize(name: DemoAudioName): Buffer {
  const { durationMs } = demoAudio[name];
  const random = createRandom(seedOf(name));
  const strings = new Float32Array((SAMPLE_RATE * durationMs) / 1000);
  for (const stroke of compose(name, random)) pluck(strings, stroke, random);
  return wav(level(addRoom(strings, 0.32)));
}

/** Two phrases that come back a little changed, as a player repeats them, then three bell tones to close. */
function compose(name: DemoAudioName, random: Random): Stroke[] {
  const { durationMs, beatsPerMinute, root } = demoAudio[name];
  const beat = 60 / beatsPerMinute;
  const closing = durationMs / 1000 - FADE_SECONDS - 5 * beat;
  const first = phrase(random, 4);
  const second = phrase(random, 7);
  const form = [first, answer(first, random), second, answer(first, random), answer(second, random)];

  const strokes: Stroke[] = [];
  let at = beat / 2;
  for (let turn = 0; at < closing - 4 * beat; turn++) {
    const notes = form[turn % form.length]!;
    strokes.push(openString(root / 2, at, random));
    for (const { degree, beats } of notes) {
      if (at > closing - beat) break;
      strokes.push(...tone(root * degrees[degree]!, at, beats, random));
      at += beats * beat * random.between(0.97, 1.04);
    }
    at += beat * 0.4;
  }
  // Where no phrase fits any more, single strings lead over.
  for (; at < closing - 1.2 * beat; at += 1.8 * beat)
    strokes.push(...tone(root * degrees[random.pick([0, 3, 4])]!, at, 2, random));
  for (const [index, degree] of [8, 5, 3].entries()) {
    strokes.push(bell(root * 2 * degrees[degree]!, closing + index * beat * 1.2));
  }
  strokes.push(openString(root / 2, closing + 3.8 * beat, random));
  return strokes;
}

function phrase(random: Random, from: number): Note[] {
  let degree = from;
  const rhythm = random.pick<readonly number[]>(rhythms);
  return rhythm.map((beats, index) => {
    const isLast = index === rhythm.length - 1;
    degree += random.pick([-2, -1, -1, 1, 1, 2]);
    // A phrase comes to rest on 宫 or 徵.
    if (isLast) degree = random.pick([0, 3, 3, 5]);
    degree = Math.min(degrees.length - 1, Math.max(0, degree));
    return { degree, beats };
  });
}

/** The phrase again, one or two of its inner notes moved by a step. */
function answer(notes: readonly Note[], random: Random): Note[] {
  return notes.map((note, index) => {
    const isInner = index > 0 && index < notes.length - 1;
    if (!isInner || !random.chance(0.35)) return note;
    const moved = note.degree + random.pick([-1, 1]);
    return { ...note, degree: Math.min(degrees.length - 1, Math.max(0, moved)) };
  });
}

function tone(frequency: number, at: number, beats: number, random: Random): Stroke[] {
  const leftHand = beats >= 2 ? 'sway' : random.chance(0.28) ? 'slide' : 'still';
  const loudness = random.between(0.5, 0.72);
  const stroke: Stroke = {
    at: at + random.between(0, 0.02),
    frequency,
    loudness,
    brightness: random.between(0.25, 0.5),
    ringsFor: frequency > 300 ? 4.2 : 5.5,
    leftHand,
  };
  // Now and then two strings together, an octave apart, the lower one first.
  if (beats >= 2 && random.chance(0.4)) {
    return [
      { ...stroke, frequency: frequency / 2, loudness: loudness * 0.7, leftHand: 'still' },
      { ...stroke, at: stroke.at + 0.05 },
    ];
  }
  return [stroke];
}

const openString = (frequency: number, at: number, random: Random): Stroke => ({
  at,
  frequency,
  loudness: random.between(0.5, 0.62),
  brightness: 0.22,
  ringsFor: 7,
  leftHand: 'still',
});

/** A harmonic: the finger only touches the string, and it answers like glass. */
const bell = (frequency: number, at: number): Stroke => ({
  at,
  frequency,
  loudness: 0.34,
  brightness: 0.1,
  ringsFor: 4.5,
  leftHand: 'still',
});

/** Takes out what is below hearing, brings the loudest sample to PEAK, and lets the end fade. */
function level(samples: Float32Array): Float32Array {
  const result = new Float32Array(samples.length);
  let before = 0;
  let peak = 0;
  for (let index = 0; index < samples.length; index++) {
    const here = samples[index]!;
    result[index] = here - before + 0.994 * (result[index - 1] ?? 0);
    before = here;
    peak = Math.max(peak, Math.abs(result[index]!));
  }
  const fade = FADE_SECONDS * SAMPLE_RATE;
  return result.map((value, index) => (value / peak) * PEAK * Math.min(1, (result.length - index) / fade));
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
  const data = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index++) data[index] = Math.round(samples[index]! * 32_767);
  Buffer.from(data.buffer).copy(bytes, WAV_HEADER_BYTES);
  return bytes;
}
