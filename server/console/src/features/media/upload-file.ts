import { BeginUploadDocument } from '@teahouse/schema/documents/begin-upload.ts';
import { RequestFailure, request } from '../../api/request.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { type KeptUploads, keyOfFile } from './kept-uploads.ts';

/** The server said no to a file, and why. */
export class UploadRefused extends Error {}

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** Where this device remembers uploads that are not complete. */
  readonly kept?: KeptUploads;
  /** How much has arrived, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** The connection was lost, or is back. */
  readonly onConnection?: (isConnected: boolean) => void;
}

interface Progress {
  readonly receivedBytes: number;
  readonly mediumId: string | null;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
const CHUNK_TIMEOUT_MS = 60_000;

/**
 * Sends a file to the library, chunk by chunk. A lost connection is waited for, and the file goes on where it broke off; so
 * does a file that is chosen again after its page was closed.
 * @returns the medium's id
 * @throws UploadRefused, RequestFailure; an AbortError when it was cancelled
 */
export async function uploadFile(file: File, options: UploadOptions = {}): Promise<string> {
  const { kept } = options;
  try {
    const { id, chunkBytes, ...begun } = (await goOn(file, options)) ?? (await begin(file, options));
    let progress: Progress = begun;
    while (!progress.mediumId) {
      const share = progress.receivedBytes / file.size;
      kept?.keep(file, { id, chunkBytes, share });
      options.onProgress?.(share);
      const offset = progress.receivedBytes;
      const chunk = file.slice(offset, offset + chunkBytes);
      progress = await patiently(() => send(id, offset, chunk, options.signal), options);
    }
    kept?.forget(keyOfFile(file));
    return progress.mediumId;
  } catch (error) {
    // Refused or cancelled: there is nothing to go on with. Who is signed out goes on after signing in.
    if (!(error instanceof RequestFailure)) kept?.forget(keyOfFile(file));
    throw error;
  }
}

/** An upload that is on its way. */
type Begun = Progress & { readonly id: string; readonly chunkBytes: number };

/** @returns null when this file was not on its way, or the server knows of it no more */
async function goOn(file: File, options: UploadOptions): Promise<Begun | null> {
  const upload = options.kept?.find(file);
  const progress = upload && (await patiently(() => ask(upload.id, options.signal), options));
  return progress ? { id: upload.id, chunkBytes: upload.chunkBytes, ...progress } : null;
}

async function begin(file: File, options: UploadOptions): Promise<Begun> {
  const input = { name: file.name, byteCount: file.size };
  const { beginUpload } = await patiently(() => request(BeginUploadDocument, { input }), options);
  if (beginUpload.__typename !== 'BeginUploadSuccess') throw new UploadRefused(beginUpload.message);
  return { ...beginUpload.upload, receivedBytes: 0, mediumId: null };
}

/** How far it is. */
async function ask(id: string, signal?: AbortSignal): Promise<Progress | null> {
  const answer = await fetch(`/console/uploads/${id}`, { ...requestOf(signal), cache: 'no-store' });
  if (answer.status === 404) return null;
  return progressIn(answer);
}

async function send(id: string, offset: number, chunk: Blob, signal?: AbortSignal): Promise<Progress> {
  const { headers, ...rest } = requestOf(signal);
  return progressIn(
    await fetch(`/console/uploads/${id}?offset=${offset}`, {
      ...rest,
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: chunk,
    }),
  );
}

function requestOf(signal?: AbortSignal) {
  const timeout = AbortSignal.timeout(CHUNK_TIMEOUT_MS);
  return {
    credentials: 'same-origin',
    headers: { 'accept-language': currentLanguage(), 'teahouse-client': 'console' },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  } as const;
}

/** 409 is an answer too: it says where to go on. @throws UploadRefused, RequestFailure */
async function progressIn(answer: Response): Promise<Progress> {
  if (answer.status >= 500) throw new TypeError('the server is not there');
  const body = (await answer.json()) as Progress & { readonly message?: string };
  if (answer.ok || answer.status === 409) return body;
  const { message = `HTTP ${answer.status}` } = body;
  throw answer.status === 401 ? new RequestFailure('UNAUTHENTICATED', message) : new UploadRefused(message);
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
