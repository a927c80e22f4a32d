import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { MiniPlayer } from '../../features/articles/mini-player';
import { EnterCode } from '../../features/gifts/enter-code';
import { GiftArea } from '../../features/gifts/gift-area';
import { giftWords } from '../../features/gifts/gift-words';
import { useWords } from '../../i18n/language';
import { PageFrame } from '../../ui/page-frame';
import { routes } from '../../wechat/routes';

/** Where a shared gift opens; without a code, where one is typed. */
export default function GiftPage() {
  const words = useWords(giftWords);
  const { code } = useRouter<{ code?: string }>().params;
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);
  return (
    <PageFrame dock={<MiniPlayer />}>
      <View>
        {code ? (
          <GiftArea code={code} />
        ) : (
          <EnterCode onEnter={(entered) => void Taro.redirectTo({ url: routes.gift(entered) })} />
        )}
      </View>
    </PageFrame>
  );
}
