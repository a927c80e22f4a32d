import { Button, Text, View } from '@tarojs/components';
import { useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { changeReadingSize, chooseSerif, READING_SIZES, readingStore } from './reading-settings';
import './reading-settings-panel.scss';

/** Size and face of the text, changed under the reader's eyes. */
export function ReadingSettingsPanel() {
  const text = useText();
  const { size, isSerif } = useStore(readingStore);
  return (
    <View className="reading-settings">
      <View className="reading-settings__group">
        <Button
          className="reading-settings__choice reading-settings__choice--small"
          disabled={size === READING_SIZES[0]}
          ariaLabel={text.article.smaller}
          onClick={() => changeReadingSize(-1)}
        >
          A
        </Button>
        <Text className="reading-settings__value">{size}</Text>
        <Button
          className="reading-settings__choice reading-settings__choice--large"
          disabled={size === READING_SIZES[READING_SIZES.length - 1]}
          ariaLabel={text.article.larger}
          onClick={() => changeReadingSize(1)}
        >
          A
        </Button>
      </View>
      <View className="reading-settings__group">
        <Button
          className={isSerif ? 'reading-settings__choice' : 'reading-settings__choice reading-settings__choice--chosen'}
          onClick={() => chooseSerif(false)}
        >
          {text.article.sans}
        </Button>
        <Button
          className={
            isSerif
              ? 'reading-settings__choice reading-settings__choice--serif reading-settings__choice--chosen'
              : 'reading-settings__choice reading-settings__choice--serif'
          }
          onClick={() => chooseSerif(true)}
        >
          {text.article.serif}
        </Button>
      </View>
    </View>
  );
}
