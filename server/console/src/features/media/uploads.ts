import { MediaLibraryDocument } from '@teahouse/schema/documents/media-library.ts';
import { keyOf, queryClient } from '../../api/use-request.ts';
import { KeptUploads } from './kept-uploads.ts';
import { uploadFile } from './upload-file.ts';
import { UploadQueue } from './upload-queue.ts';

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

export const keptUploads = new KeptUploads(localStorage);

/** The console's uploads, whichever page began them. The browser asks before they are cut off. */
export const uploads = new UploadQueue<File>({
  send: (file, options) => uploadFile(file, { ...options, kept: keptUploads }),
  onDone: () => void queryClient.invalidateQueries({ queryKey: keyOf(MediaLibraryDocument) }),
  onBusy: (isBusy) => (isBusy ? addEventListener('beforeunload', ask) : removeEventListener('beforeunload', ask)),
});

addEventListener('pagehide', () => keptUploads.leave(uploads.runningFileKeys));
