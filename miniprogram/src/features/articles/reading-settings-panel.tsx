import { Text, View } from '@tarojs/components';
import { useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { Press } from '../../ui/press';
import { changeReadingSize, chooseSerif, READING_SIZES, readingStore } from './reading-settings';
import './reading-settings-panel.scss';

function choiceClass(size: 'small' | 'large', isLast: boolean): string {
  const classes = `reading-settings__choice reading-settings__choice--${size}`;
  return isLast ? `${classes} reading-settings__choice--last` : classes;
}

/** Size and face of the text, changed under the reader's eyes. */
export function ReadingSettingsPanel() {
  const text = useText();
  const { size, isSerif } = useStore(readingStore);
  return (
    <View className="reading-settings">
      <View className="reading-settings__group">
        <Press
          className={choiceClass('small', size === READING_SIZES[0])}
          label={text.article.smaller}
          onTap={() => changeReadingSize(-1)}
        >
          A
        </Press>
        <Text className="reading-settings__value">{size}</Text>
        <Press
          className={choiceClass('large', size === READING_SIZES[READING_SIZES.length - 1])}
          label={text.article.larger}
          onTap={() => changeReadingSize(1)}
        >
          A
        </Press>
      </View>
      <View className="reading-settings__group">
        <Press
          className={isSerif ? 'reading-settings__choice' : 'reading-settings__choice reading-settings__choice--chosen'}
          onTap={() => chooseSerif(false)}
        >
          {text.article.sans}
        </Press>
        <Press
          className={
            isSerif
              ? 'reading-settings__choice reading-settings__choice--serif reading-settings__choice--chosen'
              : 'reading-settings__choice reading-settings__choice--serif'
          }
          onTap={() => chooseSerif(true)}
        >
          {text.article.serif}
        </Press>
      </View>
    </View>
  );
}
