import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { offerWords } from './offer-words';
import './enter-offer-code.scss';

export function EnterOfferCode({ onEnter }: { onEnter(code: string): void }) {
  const words = useWords(offerWords);
  const [typed, setTyped] = useState('');
  const code = typed.trim();
  return (
    <View className="enter-offer-code">
      <Text className="enter-offer-code__heading">{words.enterHeading}</Text>
      <Text className="enter-offer-code__hint">{words.enterHint}</Text>
      <TextField label={words.code} value={typed} maxLength={32} placeholder={words.codeHint} onChange={setTyped} />
      <View className="enter-offer-code__action">
        <Button isWide isBusy={!code} onTap={() => (code ? onEnter(code) : undefined)}>
          {words.look}
        </Button>
      </View>
    </View>
  );
}
