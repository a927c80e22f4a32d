import { Button, View } from '@tarojs/components';
import { useStore } from '../state/store';
import { chooseLanguage, type LanguageChoice, languageChoiceStore, useText } from './language';
import './language-setting.scss';

const CHOICES: LanguageChoice[] = ['auto', 'zh-CN', 'en'];

export function LanguageSetting() {
  const text = useText();
  const chosen = useStore(languageChoiceStore);
  return (
    <View className="language-setting">
      {CHOICES.map((choice) => (
        <Button
          key={choice}
          className={
            choice === chosen ? 'language-setting__choice language-setting__choice--chosen' : 'language-setting__choice'
          }
          onClick={() => chooseLanguage(choice)}
        >
          {text.me.languages[choice]}
        </Button>
      ))}
    </View>
  );
}
