import { registerEnumType } from 'type-graphql';

export enum MediumKind {
  IMAGE = 'IMAGE',
  AUDIO = 'AUDIO',
  VIDEO = 'VIDEO',
}
registerEnumType(MediumKind, {
  name: 'MediumKind',
  description: 'What a medium is.',
  valuesConfig: {
    IMAGE: { description: 'A picture: JPEG, PNG, GIF or WebP.' },
    AUDIO: { description: 'Sound: MP3, M4A, AAC or WAV, which the Mini Program plays on every phone.' },
    VIDEO: { description: 'A film: MP4.' },
  },
});

const MEBIBYTE = 1024 * 1024;

/** How large a file of each kind may be, in bytes. */
export const maxBytes: Readonly<Record<MediumKind, number>> = {
  [MediumKind.IMAGE]: 20 * MEBIBYTE,
  [MediumKind.AUDIO]: 200 * MEBIBYTE,
  [MediumKind.VIDEO]: 1024 * MEBIBYTE,
};
export const maxBytesOfAny = Math.max(...Object.values(maxBytes));

/** What a file is, as its bytes say. */
export interface MediaContent {
  readonly kind: MediumKind;
  readonly contentType: string;
  /** Of the key it is stored under. */
  readonly extension: string;
}

/** How many of a file's first bytes are looked at. */
export const HEAD_BYTES = 4_096;

const image = (contentType: string, extension: string): MediaContent => ({
  kind: MediumKind.IMAGE,
  contentType,
  extension,
});
const audio = (contentType: string, extension: string): MediaContent => ({
  kind: MediumKind.AUDIO,
  contentType,
  extension,
});

/**
 * What a file is by its first bytes; null for everything the library does not take.
 * @see WHATWG, MIME Sniffing; ISO/IEC 14496-12 (the `ftyp` box)
 */
export function contentOf(head: Buffer): MediaContent | null {
  const latin = (start: number, end: number) => head.subarray(start, end).toString('latin1');
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return image('image/jpeg', 'jpg');
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return image('image/png', 'png');
  if (latin(0, 6) === 'GIF87a' || latin(0, 6) === 'GIF89a') return image('image/gif', 'gif');
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return image('image/webp', 'webp');
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WAVE') return audio('audio/wav', 'wav');
  if (latin(4, 8) === 'ftyp') return ofBrand(latin(8, 12));
  if (latin(0, 3) === 'ID3') return audio('audio/mpeg', 'mp3');
  // A frame of MPEG audio: twelve bits of sync, then layer III, or no layer for AAC in ADTS.
  if (head[0] === 0xff && (head[1]! & 0xf6) === 0xf0) return audio('audio/aac', 'aac');
  if (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2) return audio('audio/mpeg', 'mp3');
  return null;
}

function ofBrand(brand: string): MediaContent | null {
  if (/^(M4A |M4B )$/.test(brand)) return audio('audio/mp4', 'm4a');
  // HEIC and AVIF stand in the same box; neither shows on every phone.
  if (/^(heic|heix|hevc|mif1|msf1|avif|avis|qt {2})$/.test(brand)) return null;
  return { kind: MediumKind.VIDEO, contentType: 'video/mp4', extension: 'mp4' };
}
