import { View } from '@tarojs/components';
import { useStore } from '../state/store';
import { Press } from '../ui/press';
import { chooseLanguage, type LanguageChoice, languageChoiceStore, useText } from './language';
import './language-setting.scss';

const CHOICES: LanguageChoice[] = ['auto', 'zh-CN', 'en'];

export function LanguageSetting() {
  const text = useText();
  const chosen = useStore(languageChoiceStore);
  return (
    <View className="language-setting">
      {CHOICES.map((choice) => (
        <Press
          key={choice}
          className={
            choice === chosen ? 'language-setting__choice language-setting__choice--chosen' : 'language-setting__choice'
          }
          isChosen={choice === chosen}
          onTap={() => chooseLanguage(choice)}
        >
          {text.me.languages[choice]}
        </Press>
      ))}
    </View>
  );
}
