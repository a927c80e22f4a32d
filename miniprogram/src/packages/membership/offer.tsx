import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { MiniPlayer } from '../../features/articles/mini-player';
import { EnterOfferCode } from '../../features/offers/enter-offer-code';
import { OfferArea } from '../../features/offers/offer-area';
import { offerWords } from '../../features/offers/offer-words';
import { useWords } from '../../i18n/language';
import { PageFrame } from '../../ui/page-frame';
import { routes } from '../../wechat/routes';

/** Where a shared offer opens; without a code, where one is typed. */
export default function OfferPage() {
  const words = useWords(offerWords);
  const { code } = useRouter<{ code?: string }>().params;
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);
  return (
    <PageFrame dock={<MiniPlayer />}>
      <View>
        {code ? (
          <OfferArea code={decodeURIComponent(code)} />
        ) : (
          <EnterOfferCode onEnter={(entered) => void Taro.redirectTo({ url: routes.offer(entered) })} />
        )}
      </View>
    </PageFrame>
  );
}
