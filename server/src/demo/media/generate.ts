import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DemoAudioName, demoAudio, synthesize } from './audio.ts';
import { drawPicture, type PictureName } from './pictures.ts';

const picturePath = /^\/media\/demo\/pictures\/(.+)\.svg$/;

/**
 * Makes the pictures and the sound that the demo's articles show. What exists already is left alone.
 * @param mediaDir the folder served as /media/
 * @param urls every media address in use; addresses that are not the demo's are ignored
 * @returns how many files were made
 */
export function generateDemoMedia(mediaDir: string, urls: Iterable<string>): number {
  let made = 0;
  const make = (path: string, content: () => string | Buffer) => {
    const file = join(mediaDir, 'demo', path);
    if (existsSync(file)) return;
    mkdirSync(dirname(file), { recursive: true });
    // A half-written picture would stay for ever, since what exists is left alone.
    writeFileSync(`${file}.new`, content());
    renameSync(`${file}.new`, file);
    made += 1;
  };
  for (const url of new Set(urls)) {
    const name = picturePath.exec(url)?.[1];
    if (name) make(`pictures/${name}.svg`, () => drawPicture(name as PictureName));
  }
  for (const name of Object.keys(demoAudio) as DemoAudioName[]) make(`audio/${name}.wav`, () => synthesize(name));
  return made;
}
