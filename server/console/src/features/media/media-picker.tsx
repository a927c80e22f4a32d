import { MediumDetailsDocument } from '@teahouse/schema/documents/medium-details.ts';
import type { MediumKind } from '@teahouse/schema/operations.ts';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useTexts } from '../../i18n/language.ts';
import { FileDrop } from './file-drop.tsx';
import { mediaTexts } from './media.texts.ts';
import { type LibraryMedium, MediaGrid } from './media-grid.tsx';
import { UploadList } from './upload-list.tsx';
import { useOwnUploads } from './use-uploads.ts';

/** Lets a medium of one kind be chosen from the library, or uploaded and taken at once. */
export function MediaPicker({
  kind,
  isOpen,
  onChoose,
  onClose,
}: {
  kind: `${MediumKind}`;
  isOpen: boolean;
  onChoose: (medium: LibraryMedium) => void;
  onClose: () => void;
}) {
  const texts = useTexts(mediaTexts);
  const [text, setText] = useState<string | undefined>();
  const uploads = useOwnUploads(async (id) => {
    const { medium } = await request(MediumDetailsDocument, { id });
    if (isOpen && medium?.kind === kind) onChoose(medium);
  });
  return (
    <Modal open={isOpen} onCancel={onClose} title={texts.choose(kind)} footer={null} width={820} destroyOnHidden>
      <FileDrop kind={kind} onFiles={uploads.add}>
        <UploadList items={uploads.items} onDismiss={uploads.dismiss} />
        <Input.Search
          allowClear
          aria-label={texts.search}
          placeholder={texts.search}
          onSearch={(value) => setText(value.trim() || undefined)}
          style={{ width: 260, marginBottom: 16 }}
        />
        <MediaGrid kind={kind} text={text} onChoose={onChoose} />
      </FileDrop>
    </Modal>
  );
}
