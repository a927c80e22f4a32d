import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoAudioName, demoAudio, synthesize } from './audio.ts';
import { demoMediaUrls } from './demo-media.ts';
import { generateDemoMedia } from './generate.ts';
import { drawPicture, paletteNames, sceneNames } from './pictures.ts';

const PICTURE_BYTES = 25_600;
const SOUND_BYTES = 2_500_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'teahouse-media-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (url: string) => join(folder, url.replace(/^\/media\//, ''));

it('makes every picture and sound that is shown, each small, and leaves what is there alone', () => {
  const made = generateDemoMedia(folder, demoMediaUrls());
  const again = generateDemoMedia(folder, demoMediaUrls());

  const sizes = [...new Set(demoMediaUrls())].map((url) => [url, statSync(fileOf(url)).size] as const);
  expect(made).toBeGreaterThan(60);
  expect(again).toBe(0);
  expect(sizes.filter(([url, bytes]) => bytes > (url.endsWith('.svg') ? PICTURE_BYTES : SOUND_BYTES))).toEqual([]);
  expect(readdirSync(join(folder, 'demo', 'pictures')).filter((name) => !name.endsWith('.svg'))).toEqual([]);
});

it.each(sceneNames)('draws %s in every palette without a hole in it', (scene) => {
  for (const palette of paletteNames) {
    const svg = drawPicture(`${scene}-${palette}-7-cover`);

    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).not.toMatch(/<script|href=|<foreignObject/);
    expect(svg).toBe(drawPicture(`${scene}-${palette}-7-cover`));
  }
});

it('refuses a name it cannot draw', () => {
  // Not a name by its type, as an address in an article may not be one.
  expect(() => drawPicture('../secret-night-1-cover' as never)).toThrow('does not name a picture');
});

it.each(Object.keys(demoAudio) as DemoAudioName[])(
  'plays %s as long as it says, audibly and without clipping',
  (name) => {
    const wav = synthesize(name);

    const seconds = (wav.length - 44) / 2 / wav.readUInt32LE(24);
    expect(seconds * 1000).toBe(demoAudio[name].durationMs);
    expect(wav.toString('ascii', 0, 4)).toBe('RIFF');
    const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, (wav.length - 44) / 2);
    const peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(8_000);
    expect(peak).toBeLessThan(32_767);
    expect(readFileSync(fileOf(`/media/demo/audio/${name}.wav`)).equals(wav)).toBe(true);
  },
);
