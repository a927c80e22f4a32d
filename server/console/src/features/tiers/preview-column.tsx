import { EyeOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/language.ts';
import { ReaderPreview, type ShownTier } from './reader-preview.tsx';
import { tiersTexts } from './tiers.texts.ts';

/** The readers' page: beside what is edited where there is room, else behind a button. */
export function PreviewColumn(shown: { account: string; tiers: readonly ShownTier[]; editedId?: string }) {
  const texts = useTexts(tiersTexts).preview;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <aside className="tiers__preview" aria-label={texts.title}>
        <h2>{texts.title}</h2>
        <ReaderPreview {...shown} />
      </aside>
      <Button className="tiers__preview-button" icon={<EyeOutlined aria-hidden />} onClick={() => setIsOpen(true)}>
        {texts.open}
      </Button>
      <Drawer open={isOpen} onClose={() => setIsOpen(false)} title={texts.title} size={430} destroyOnHidden>
        <ReaderPreview {...shown} />
      </Drawer>
    </>
  );
}
