import { BeginUploadDocument } from '@teahouse/schema/documents/begin-upload.ts';
import { RequestFailure, request } from '../../api/request.ts';
import { currentLanguage } from '../../i18n/language.ts';

/** The server said no to a file, and why. */
export class UploadRefused extends Error {}

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** How much has arrived, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The connection was lost, or is back. */
  readonly onConnection?: (isConnected: boolean) => void;
}

interface Progress {
  readonly receivedBytes: number;
  readonly mediumId: string | null;
  readonly message?: string;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const CHUNK_TIMEOUT_MS = 60_000;

/**
 * Sends a file to the library, chunk by chunk. A lost connection is waited for, and the file goes on where it broke off.
 * @returns the medium's id
 * @throws UploadRefused, RequestFailure; an AbortError when it was cancelled
 */
export async function uploadFile(file: File, options: UploadOptions = {}): Promise<string> {
  const { id, chunkBytes } = await patiently(() => begin(file), options);
  let offset = 0;
  for (;;) {
    const chunk = file.slice(offset, offset + chunkBytes);
    const progress = await patiently(() => send(id, offset, chunk, options.signal), options);
    options.onProgress?.(progress.receivedBytes / file.size);
    if (progress.mediumId) return progress.mediumId;
    offset = progress.receivedBytes;
  }
}

async function begin(file: File): Promise<{ id: string; chunkBytes: number }> {
  const { beginUpload } = await request(BeginUploadDocument, { input: { name: file.name, byteCount: file.size } });
  if (beginUpload.__typename !== 'BeginUploadSuccess') throw new UploadRefused(beginUpload.message);
  return beginUpload.upload;
}

/** 409 is an answer too: it says where to go on. */
async function send(id: string, offset: number, chunk: Blob, signal?: AbortSignal): Promise<Progress> {
  const timeout = AbortSignal.timeout(CHUNK_TIMEOUT_MS);
  const answer = await fetch(`/console/uploads/${id}?offset=${offset}`, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'accept-language': currentLanguage(),
      'teahouse-client': 'console',
    },
    body: chunk,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  const body = (await answer.json()) as Progress;
  if (answer.ok || answer.status === 409) return body;
  if (answer.status >= 500) throw new TypeError('the server is not there');
  throw new UploadRefused(body.message ?? `HTTP ${answer.status}`);
}

/** Repeats what a lost connection broke, with growing pauses, or as soon as the browser is online again. */
async function patiently<Result>(act: () => Promise<Result>, options: UploadOptions): Promise<Result> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    options.signal?.throwIfAborted();
    try {
      const result = await act();
      if (pause > FIRST_PAUSE_MS) options.onConnection?.(true);
      return result;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!isLostConnection(error)) throw error;
      options.onConnection?.(false);
      await pauseOf(pause, options.signal);
    }
  }
}

const isLostConnection = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof DOMException && error.name === 'TimeoutError') ||
  (error instanceof RequestFailure && error.code === 'NETWORK');

function pauseOf(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });
}
