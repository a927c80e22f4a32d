import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import sharp, { type Sharp } from 'sharp';
import { Rejection } from '../shared/errors/rejection.ts';
import { MediumBroken, MediumTooManyPixels } from './media.refusals.ts';
import { type MediaContent, MediumKind } from './media-content.ts';
import type { PictureSize } from './medium.entity.ts';

/** A file to be stored: where it lies now, and the last part of the key it will have. */
export interface FileToStore {
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
}

/** What a file turned out to hold. */
export interface Inspected {
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly original: FileToStore;
  readonly sizes: readonly (Omit<PictureSize, 'key'> & { readonly file: FileToStore })[];
}

/** Widths that clients ask for: a list, a phone, a tablet or a sharp phone. */
const widths = [320, 640, 1280];
const MAX_PIXELS = 50_000_000;
const WEBP_QUALITY = 80;
const JPEG_QUALITY = 90;

/**
 * Looks into a file and makes of it what is stored, in `folder`.
 * @throws Rejection MediumTooManyPixels; MediumBroken when its bytes begin like a picture or sound, and are none
 */
export async function inspect(path: string, content: MediaContent, folder: string): Promise<Inspected> {
  try {
    return content.kind === MediumKind.IMAGE
      ? await inspectPicture(path, content, folder)
      : await inspectRecording(path, content);
  } catch (error) {
    throw error instanceof Rejection ? error : new Rejection(new MediumBroken());
  }
}

async function inspectPicture(path: string, content: MediaContent, folder: string): Promise<Inspected> {
  const head = await sharp(path, { limitInputPixels: false }).metadata();
  const pages = head.pages ?? 1;
  const pixels = head.width * head.height * pages;
  if (pixels > MAX_PIXELS) throw new Rejection(new MediumTooManyPixels(pixels, MAX_PIXELS));
  const isAnimated = content.extension === 'gif' || pages > 1;
  const open = () => sharp(path, { limitInputPixels: MAX_PIXELS, animated: isAnimated }).autoOrient();
  // Written anew without EXIF: it would tell where and when a photograph was taken.
  const { data, info } = await written(open(), content.extension).toBuffer({ resolveWithObject: true });
  const height = info.pageHeight ?? info.height;
  const original = { path: join(folder, `original.${content.extension}`), name: `original.${content.extension}` };
  await writeFile(original.path, data);
  const sizes = await Promise.all(
    widths
      .filter((width) => width < info.width)
      .map(async (width) => {
        const name = `${width}.webp`;
        const file = { path: join(folder, name), name, contentType: 'image/webp' };
        const resized = await open().resize({ width }).webp({ quality: WEBP_QUALITY }).toFile(file.path);
        return { width, height: resized.pageHeight ?? Math.round((height * width) / info.width), file };
      }),
  );
  return {
    width: info.width,
    height,
    durationMs: null,
    original: { ...original, contentType: content.contentType },
    sizes,
  };
}

function written(picture: Sharp, extension: string): Sharp {
  switch (extension) {
    case 'jpg':
      return picture.jpeg({ quality: JPEG_QUALITY, mozjpeg: true });
    case 'png':
      return picture.png();
    case 'gif':
      return picture.gif();
    default:
      return picture.webp({ quality: JPEG_QUALITY });
  }
}

async function inspectRecording(path: string, content: MediaContent): Promise<Inspected> {
  const { format } = await parseFile(path, { duration: true, skipCovers: true });
  const film = format.trackInfo.find(({ video }) => video?.pixelWidth)?.video;
  const isFilm = content.kind === MediumKind.VIDEO;
  // A silent film has the length of its pictures.
  const seconds = format.duration ?? Math.max(0, ...format.trackInfo.map(({ duration }) => duration ?? 0));
  if (seconds === 0 || (isFilm && !film?.pixelWidth)) throw new Rejection(new MediumBroken());
  const name = `original.${content.extension}`;
  return {
    width: isFilm ? (film?.pixelWidth ?? null) : null,
    height: isFilm ? (film?.pixelHeight ?? null) : null,
    durationMs: Math.round(seconds * 1000),
    original: { path, name, contentType: content.contentType },
    sizes: [],
  };
}
