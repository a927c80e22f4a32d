import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { codeIn } from './gift-code';
import { giftWords } from './gift-words';
import './enter-code.scss';

/** For who was sent the code alone, or the whole message around it. */
export function EnterCode({ onEnter }: { onEnter(code: string): void }) {
  const words = useWords(giftWords);
  const [typed, setTyped] = useState('');
  const code = codeIn(typed);
  return (
    <View className="enter-code">
      <Text className="enter-code__heading">{words.enterHeading}</Text>
      <Text className="enter-code__hint">{words.enterHint}</Text>
      <TextField
        label={words.code}
        value={typed}
        maxLength={400}
        placeholder={words.codeHint}
        problem={typed && !code ? words.missingHint : null}
        onChange={setTyped}
      />
      <View className="enter-code__action">
        <Button
          isWide
          isBusy={!code}
          onTap={() => {
            if (code) onEnter(code);
          }}
        >
          {words.open}
        </Button>
      </View>
    </View>
  );
}
