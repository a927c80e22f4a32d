import { crc32, deflateSync } from 'node:zlib';

/** A picture of one colour. */
export function png(width: number, height: number, shade = 120): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Silence of a length, 8,000 samples a second. */
export function wav(seconds: number): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * 8_000), 128);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** A film that says its length and size and holds no frames. @see ISO/IEC 14496-12 */
export function mp4(seconds: number, width: number, height: number): Buffer {
  const fields = (length: number, ...values: [offset: number, value: number, bytes: 2 | 4][]) => {
    const data = Buffer.alloc(length);
    for (const [offset, value, bytes] of values) data.writeUIntBE(value, offset, bytes);
    return data;
  };
  const ms = seconds * 1000;
  const entry = box('avc1', fields(78, [6, 1, 2], [24, width, 2], [26, height, 2], [74, 24, 2], [76, 0xffff, 2]));
  const table = box(
    'stbl',
    box('stsd', fields(8, [4, 1, 4]), entry),
    box('stts', fields(8)),
    box('stsc', fields(8)),
    box('stsz', fields(12)),
    box('stco', fields(8)),
  );
  const media = box(
    'mdia',
    box('mdhd', fields(24, [12, 1000, 4], [16, ms, 4])),
    box('hdlr', fields(8), Buffer.from('vide', 'latin1'), Buffer.alloc(13)),
    box('minf', box('vmhd', fields(12)), table),
  );
  const track = box('tkhd', fields(84, [12, 1, 4], [20, ms, 4], [76, width * 65_536, 4], [80, height * 65_536, 4]));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomavc1', 'latin1')),
    box('moov', box('mvhd', fields(100, [12, 1000, 4], [16, ms, 4], [96, 2, 4])), box('trak', track, media)),
    box('mdat', Buffer.alloc(16)),
  ]);
}

function box(type: string, ...content: Buffer[]): Buffer {
  const length = Buffer.alloc(4);
  const data = Buffer.concat(content);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data]);
}

/** A photograph, 40 × 20, lying on its side by its EXIF, which also says where it was taken. */
export const photograph = Buffer.from(
  `/9j/4QEgRXhpZgAASUkqAAgAAAAIABIBAwABAAAABgAAABoBBQABAAAAbgAAABsBBQABAAAAdgAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAJiCAgAWAAAA
fgAAAGmHBAABAAAAlAAAACWIBAABAAAA4gAAAAAAAAA4YwAA6AMAADhjAADoAwAAdGVhaG91c2Utc2VjcmV0LXBsYWNlAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAAB
AgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAAoAAAAA6AEAAEAAAAUAAAAAAAAAAIAAQACAAIAAABOAAAAAgAFAAMAAAAAAQAAAAAAAB8AAAABAAAA
DQAAAAEAAAAAAAAAAQAAAP/bAEMADQkKCwoIDQsKCw4ODQ8TIBUTEhITJxweFyAuKTEwLiktLDM6Sj4zNkY3LC1AV0FGTE5SU1IyPlphWlBgSlFST//bAEMBDg4O
ExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT//AABEIABQAKAMBIgACEQEDEQH/xAAVAAEBAAAAAAAA
AAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAAAQT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEA
PwCGAjAAAAAAAAAAA//Z`,
  'base64',
);
