import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { GiftCardFragment } from '@teahouse/schema/operations.ts';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { isMiniProgram } from '../../wechat/environment';
import { copyText, webAddressOf } from '../../wechat/share';
import { giftWords } from './gift-words';

/** Handing a gift on: WeChat's own share card in the Mini Program, the link on the web. The page itself says what is shared. */
export function SendGift({ gift, accountHandle }: { gift: GiftCardFragment; accountHandle: string }) {
  const words = useWords(giftWords);
  const { code, sharePath } = gift;
  if (!code || !sharePath) return null;
  const say = (title: string) => () => void Taro.showToast({ title, icon: 'none' });
  return (
    <View>
      {isMiniProgram ? (
        <Button openType="share">{words.send}</Button>
      ) : (
        <Button onTap={() => copyText(webAddressOf(sharePath, accountHandle), say(words.linkCopied))}>
          {words.copyLink}
        </Button>
      )}
      <View>
        <Button look="text" onTap={() => copyText(code, say(words.codeCopied))}>
          {words.copyCode}
        </Button>
      </View>
    </View>
  );
}
