import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { MediaPicker } from '../../media/media-picker.tsx';
import { articlePageTexts } from './article-page.texts.ts';

/** Chooses the cover; a field of a form. */
export function CoverField({
  value = null,
  onChange,
}: {
  value?: string | null;
  onChange?: (coverUrl: string | null) => void;
}) {
  const texts = useTexts(articlePageTexts).settings;
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <>
      {value ? <img className="settings__cover" src={value} alt={texts.coverAlt} /> : null}
      <Space wrap>
        <Button onClick={() => setIsChoosing(true)}>{texts.chooseCover}</Button>
        {value ? <Button onClick={() => onChange?.(null)}>{texts.removeCover}</Button> : null}
      </Space>
      <MediaPicker
        kind="IMAGE"
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        onChoose={({ url }) => {
          onChange?.(url);
          setIsChoosing(false);
        }}
      />
    </>
  );
}
