import { UploadOutlined } from '@ant-design/icons';
import type { MediumKind } from '@teahouse/schema/operations.ts';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { mediaTexts } from './media.texts.ts';

const accepts: Readonly<Record<`${MediumKind}`, string>> = {
  IMAGE: 'image/jpeg,image/png,image/gif,image/webp',
  AUDIO: 'audio/mpeg,audio/mp4,audio/x-m4a,audio/aac,audio/wav,.mp3,.m4a,.aac,.wav',
  VIDEO: 'video/mp4,.mp4',
};

/** Takes files by a button or by dropping them on what it holds. */
export function FileDrop({
  kind,
  onFiles,
  children,
}: {
  kind?: `${MediumKind}` | undefined;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
}) {
  const texts = useTexts(mediaTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={isOver ? 'file-drop file-drop--over' : 'file-drop'}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <div className="file-drop__head">
        <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
          {texts.upload}
        </Button>
        <span>{texts.dropHere}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={kind ? accepts[kind] : Object.values(accepts).join(',')}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {children}
    </div>
  );
}
