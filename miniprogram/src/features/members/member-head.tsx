import { Text, View } from '@tarojs/components';
import { formatDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import './member-head.scss';

export function MemberHead({ name, joinedAt }: { name: string; joinedAt: string }) {
  const text = useText();
  const language = useLanguage();
  return (
    <View className="member-head">
      <Text className="member-head__name">{name}</Text>
      <Text className="member-head__since">{text.me.joinedAt(formatDay(joinedAt, language))}</Text>
    </View>
  );
}
