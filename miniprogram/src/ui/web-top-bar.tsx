import { Text, View } from '@tarojs/components';
import { useText } from '../i18n/language';
import { isMiniProgram } from '../wechat/environment';
import { goBack } from '../wechat/routes';
import { Icon } from './icon';
import { webRole } from './web-role';
import './web-top-bar.scss';

/** The way back on H5, which has no bar of its own; WeChat draws one over the Mini Program. */
export function WebTopBar() {
  const text = useText();
  if (isMiniProgram) return null;
  return (
    <View className="web-top-bar" onClick={goBack} {...webRole('button')}>
      <View className="web-top-bar__arrow">
        <Icon name="chevron" size={18} />
      </View>
      <Text>{text.common.back}</Text>
    </View>
  );
}
