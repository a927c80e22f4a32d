import { MediumDetailsDocument } from '@teahouse/schema/documents/medium-details.ts';
import type { Block } from '@teahouse/schema/rich-text.ts';
import { App } from 'antd';
import { request } from '../../../api/request.ts';
import { useTexts } from '../../../i18n/language.ts';
import { uploadFile } from '../../media/upload-file.ts';
import { blockOfMedium } from './block-forms.tsx';
import { editorTexts } from './editor.texts.ts';
import type { PasteDeps } from './paste.ts';

/** Takes pictures that were pasted or dropped into the library, and says how that goes. */
export function usePastedPictures(): PasteDeps {
  const texts = useTexts(editorTexts);
  const { message } = App.useApp();

  async function upload(files: readonly File[]): Promise<Block[]> {
    const hide = message.loading(texts.uploading(files.length), 0);
    const blocks: Block[] = [];
    for (const file of files) {
      try {
        const { medium } = await request(MediumDetailsDocument, { id: await uploadFile(file) });
        if (medium) blocks.push(blockOfMedium(medium));
      } catch (error) {
        void message.error(texts.uploadFailed(file.name, (error as Error).message), 8);
      }
    }
    hide();
    return blocks;
  }

  return { upload, onLost: (count) => void message.warning(texts.lost(count), 8) };
}
