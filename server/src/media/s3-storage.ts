import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { MediaStorage, StoredFile } from './media-storage.ts';

/** A bucket that speaks S3: Tencent COS, Aliyun OSS, MinIO, Amazon's own. */
export interface S3Settings {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where browsers read the bucket, such as a CDN; null: through this server. */
  readonly publicUrl: string | null;
}

/** Keeps media in a bucket. The client library is loaded with the first file, so that who needs none loads none. */
export class S3Storage implements MediaStorage {
  readonly #settings: S3Settings;
  #loading: Promise<{ client: S3Client; s3: typeof import('@aws-sdk/client-s3') }> | null = null;

  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async put(key: string, path: string, contentType: string): Promise<void> {
    const { client, s3 } = await this.#load();
    const { size } = await stat(path);
    await client.send(
      new s3.PutObjectCommand({
        Bucket: this.#settings.bucket,
        Key: key,
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: contentType,
        CacheControl: 'public, max-age=31536000, immutable',
      }),
    );
  }

  async remove(key: string): Promise<void> {
    const { client, s3 } = await this.#load();
    await client.send(new s3.DeleteObjectCommand({ Bucket: this.#settings.bucket, Key: key }));
  }

  async read(key: string, range?: { first: number; last?: number }): Promise<StoredFile | null> {
    const { client, s3 } = await this.#load();
    try {
      const object = await client.send(
        new s3.GetObjectCommand({
          Bucket: this.#settings.bucket,
          Key: key,
          ...(range && { Range: `bytes=${range.first}-${range.last ?? ''}` }),
        }),
      );
      const byteCount = object.ContentLength ?? 0;
      return {
        body: object.Body as Readable,
        contentType: object.ContentType ?? null,
        byteCount,
        totalBytes: Number(object.ContentRange?.split('/')[1] ?? byteCount),
      };
    } catch (error) {
      if (error instanceof s3.NoSuchKey) return null;
      throw error;
    }
  }

  addressOf(key: string): string | null {
    return this.#settings.publicUrl && `${this.#settings.publicUrl}/${key}`;
  }

  #load() {
    this.#loading ??= import('@aws-sdk/client-s3').then((s3) => {
      const { endpoint, region, accessKeyId, secretAccessKey } = this.#settings;
      const client = new s3.S3Client({
        endpoint,
        region,
        credentials: { accessKeyId, secretAccessKey },
        // Buckets in the path work everywhere; in the host name they need DNS for each.
        forcePathStyle: true,
        // Others than Amazon do not know its newer checksums.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
      return { client, s3 };
    });
    return this.#loading;
  }
}
