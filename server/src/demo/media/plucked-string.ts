import type { Random } from './random.ts';

/** Samples per second; enough for a zither, whose overtones fade early, and half the bytes of the usual rate. */
export const SAMPLE_RATE = 16_000;

/** One stroke on one string. */
export interface Stroke {
  /** Seconds from the start of the piece. */
  readonly at: number;
  /** Hertz. */
  readonly frequency: number;
  /** 0 to 1. */
  readonly loudness: number;
  /** How much of the pluck's noise stays: 0 soft flesh, 1 hard nail. */
  readonly brightness: number;
  /** Seconds until the tone has fallen by 60 dB. */
  readonly ringsFor: number;
  /** The left hand: comes up from a tone below, or sways on a long note. */
  readonly leftHand: 'still' | 'slide' | 'sway';
}

const SLIDE_SECONDS = 0.16;
const WHOLE_TONE = 2 ** (2 / 12);
const SWAY_HERTZ = 4.6;
const SWAY_DEPTH = 0.006;
/** Share of the older sample in the string's own smoothing; also the delay, in samples, that this adds. */
const SMOOTHING = 0.42;
/** Where the string is struck, as a share of its length: silences the overtones that have a node there. */
const STRUCK_AT = 0.22;

/** One plucked string: noise that a delay line smooths into a tone (Karplus and Strong, 1983), tuned between samples. */
export function pluck(into: Float32Array, stroke: Stroke, random: Random): void {
  const { frequency, ringsFor, leftHand } = stroke;
  const start = Math.round(stroke.at * SAMPLE_RATE);
  const end = Math.min(into.length, start + Math.round(ringsFor * SAMPLE_RATE));
  const period = SAMPLE_RATE / frequency;
  const size = Math.ceil(period * WHOLE_TONE) + 3;
  const line = new Float32Array(size);
  const excitation = excite(Math.round(period), stroke.brightness, random);
  const loss = 10 ** (-3 / (ringsFor * frequency));

  let write = 0;
  let previous = 0;
  for (let sample = start, step = 0; sample < end; sample++, step++) {
    const delay = period / bend(leftHand, step / SAMPLE_RATE) - SMOOTHING;
    let read = write - delay;
    if (read < 0) read += size;
    const whole = Math.floor(read);
    const share = read - whole;
    const here = line[whole]! * (1 - share) + line[whole + 1 === size ? 0 : whole + 1]! * share;
    const tone = (here * (1 - SMOOTHING) + previous * SMOOTHING) * loss + (excitation[step] ?? 0);
    previous = here;
    line[write] = tone;
    write = write + 1 === size ? 0 : write + 1;
    into[sample]! += tone * stroke.loudness;
  }
}

/** How far the left hand bends the pitch, as a factor. */
function bend(leftHand: Stroke['leftHand'], seconds: number): number {
  if (leftHand === 'slide' && seconds < SLIDE_SECONDS) {
    return WHOLE_TONE ** (Math.sin(((seconds / SLIDE_SECONDS) * Math.PI) / 2) - 1);
  }
  if (leftHand === 'sway' && seconds > 0.35) {
    const depth = SWAY_DEPTH * Math.min(1, (seconds - 0.35) / 0.8);
    return 1 + depth * Math.sin((seconds - 0.35) * SWAY_HERTZ * 2 * Math.PI);
  }
  return 1;
}

/** One period of noise, softened, with the silence of the place where the string is struck. */
function excite(length: number, brightness: number, random: Random): Float32Array {
  const noise = new Float32Array(length);
  let soft = 0;
  for (let index = 0; index < length; index++) {
    soft += (random.between(-1, 1) - soft) * (0.12 + 0.8 * brightness);
    noise[index] = soft;
  }
  const distance = Math.max(1, Math.round(length * STRUCK_AT));
  const mean = noise.reduce((sum, value) => sum + value, 0) / length;
  return noise.map((value, index) => value - 0.7 * noise[(index + length - distance) % length]! - 0.3 * mean);
}

const COMB_SECONDS = [0.0297, 0.0371, 0.0411, 0.0437];
const ALLPASS_SECONDS = [0.005, 0.0017];

/** Puts the strings into a small wooden room: four combs and two all-passes (Schroeder, 1962). */
export function addRoom(dry: Float32Array, wetness: number): Float32Array {
  const wet = new Float32Array(dry.length);
  for (const seconds of COMB_SECONDS) {
    const line = new Float32Array(Math.round(seconds * SAMPLE_RATE));
    let dull = 0;
    for (let index = 0, at = 0; index < dry.length; index++, at = at + 1 === line.length ? 0 : at + 1) {
      const echo = line[at]!;
      // Wood swallows the high tones first.
      dull += (echo - dull) * 0.55;
      line[at] = dry[index]! + dull * 0.8;
      wet[index]! += echo / COMB_SECONDS.length;
    }
  }
  for (const seconds of ALLPASS_SECONDS) {
    const line = new Float32Array(Math.round(seconds * SAMPLE_RATE));
    for (let index = 0, at = 0; index < wet.length; index++, at = at + 1 === line.length ? 0 : at + 1) {
      const echo = line[at]!;
      const input = wet[index]! + echo * 0.6;
      line[at] = input;
      wet[index] = echo - input * 0.6;
    }
  }
  return dry.map((value, index) => value + wet[index]! * wetness);
}
