import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { GiftOfferDocument, type GiftOfferQuery } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { MiniPlayer } from '../../features/articles/mini-player';
import { contentOf } from '../../features/gifts/gift-content';
import { giftWords } from '../../features/gifts/gift-words';
import { GiveForm } from '../../features/gifts/give-form';
import { logInOnWebOnce, noteViewer } from '../../features/members/session';
import { useRefreshOnAccessChange } from '../../features/members/use-refresh-on-access-change';
import { CheckoutObstacle } from '../../features/payments/checkout-obstacle';
import { useText, useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { goBack } from '../../wechat/routes';
import './give.scss';

interface Giveable {
  what: { tierPriceId: string } | { articleId: string };
  amountFen: number;
  content: string;
}

/** What the address names, if it can be given. */
function giveableIn(
  { tiers, article }: GiftOfferQuery,
  tierPriceId: string,
  words: (typeof giftWords)['en'],
): Giveable | null {
  if (article) {
    if (article.unlockPriceFen === null) return null;
    const content = contentOf({ kind: 'ARTICLE', tier: null, period: null, article }, words);
    return { what: { articleId: article.id }, amountFen: article.unlockPriceFen, content };
  }
  const tier = tiers.find(({ prices }) => prices.some(({ id }) => id === tierPriceId));
  const price = tier?.prices.find(({ id }) => id === tierPriceId);
  // a pass ends on its day whenever it begins: nobody would know what they give
  if (!tier || !price || price.period === 'PASS') return null;
  const content = contentOf({ kind: 'MEMBERSHIP', tier, period: price.period, article: null }, words);
  return { what: { tierPriceId }, amountFen: price.amountFen, content };
}

export default function GivePage() {
  const text = useText();
  const words = useWords(giftWords);
  const { article: articleId = '', price: tierPriceId = '' } = useRouter<{ article?: string; price?: string }>().params;
  const { data, failure, isLoading, reload } = useQuery(
    GiftOfferDocument,
    { articleId, isArticle: articleId !== '' },
    ({ account, viewer }) => {
      noteViewer(viewer);
      logInOnWebOnce(account, viewer);
    },
  );
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.giveTitle });
  }, [words]);

  const giveable = data ? giveableIn(data, tierPriceId, words) : null;
  const isMissing = (data && !giveable) || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT';
  return (
    <PageFrame dock={<MiniPlayer currentArticleId={articleId} />}>
      {data && giveable ? (
        <View>
          <View className="give-head">
            <Text className="give-head__label">{words.giveHeading}</Text>
            <Text className="give-head__content">{giveable.content}</Text>
            <Text className="give-head__hint">{articleId ? words.giveArticleHint : words.giveMembershipHint}</Text>
          </View>
          {data.viewer.checkout.canPay ? (
            <GiveForm what={giveable.what} amountFen={giveable.amountFen} />
          ) : (
            <View className="give-obstacle">
              <CheckoutObstacle account={data.account} viewer={data.viewer} />
            </View>
          )}
        </View>
      ) : isMissing ? (
        <Notice
          icon="cup"
          title={words.notSold}
          hint={words.notSoldHint}
          action={{ label: text.common.back, onTap: goBack }}
        />
      ) : failure ? (
        <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />
      ) : (
        <View className="give-head">
          <SkeletonLines widths={[30, 70, 90]} />
          <SkeletonBar height={120} />
        </View>
      )}
    </PageFrame>
  );
}
