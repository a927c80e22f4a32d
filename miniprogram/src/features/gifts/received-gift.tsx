import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { GiftQuery } from '@teahouse/schema/operations.ts';
import { formatDay, formatLastDay } from '../../i18n/format';
import { type LanguageTag, useLanguage, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { openPage, routes } from '../../wechat/routes';
import { LogInCard } from '../members/log-in-card';
import { GiftCard } from './gift-card';
import { contentOf } from './gift-content';
import { giftWords } from './gift-words';
import { type Redeemed, useRedeemGift } from './use-redeem-gift';
import './received-gift.scss';

type Gift = NonNullable<GiftQuery['gift']>;
type GiftWords = (typeof giftWords)['en'];

interface ReceivedGiftProps {
  answer: GiftQuery;
  gift: Gift;
  code: string;
  onReload(): void;
}

/** Who gives what, and taking it; or why it cannot be taken. */
export function ReceivedGift({ answer, gift, code, onReload }: ReceivedGiftProps) {
  const words = useWords(giftWords);
  const language = useLanguage();
  const { redeemed, isBusy, message, redeem } = useRedeemGift(code, onReload);
  const isMine = gift.viewerHasRedeemed || redeemed !== null;
  const over = isMine ? null : overWords(gift.status, words);
  if (over) return <Notice icon="cup" {...over} action={{ label: words.toHome, onTap: goHome }} />;
  return (
    <View className="received-gift">
      <GiftCard
        head={isMine ? words.yours : words.from(gift.giverName)}
        content={contentOf(gift, words)}
        message={gift.message}
      >
        {isMine ? null : (
          <Text className="received-gift__until">{words.until(formatLastDay(gift.expiresAt, language))}</Text>
        )}
      </GiftCard>
      {isMine ? (
        <View className="received-gift__action">
          <Text className="received-gift__brought">{broughtWords(gift, redeemed, words, language)}</Text>
          <ReadNow gift={gift} />
        </View>
      ) : answer.viewer.member ? (
        <View className="received-gift__action">
          {message ? <Text className="received-gift__problem">{message}</Text> : null}
          <Button isBusy={isBusy} onTap={() => void redeem()}>
            {isBusy ? words.redeeming : words.redeem}
          </Button>
        </View>
      ) : (
        <LogInCard account={answer.account} />
      )}
    </View>
  );
}

function ReadNow({ gift }: { gift: Gift }) {
  const words = useWords(giftWords);
  const { article } = gift;
  return article ? (
    <Button onTap={() => openPage(routes.article(article.id))}>{words.read}</Button>
  ) : (
    <Button onTap={goHome}>{words.toHome}</Button>
  );
}

function goHome(): void {
  void Taro.switchTab({ url: routes.home });
}

function overWords(status: Gift['status'], words: GiftWords): { title: string; hint: string } | null {
  switch (status) {
    case 'REDEEMED':
      return { title: words.taken, hint: words.takenHint };
    case 'EXPIRED':
      return { title: words.expired, hint: words.expiredHint };
    case 'REVOKED':
      return { title: words.revoked, hint: words.revokedHint };
    default:
      return null;
  }
}

/** What it brought; for a gift taken on an earlier day only that it did. */
function broughtWords(gift: Gift, redeemed: Redeemed | null, words: GiftWords, language: LanguageTag): string {
  if (gift.kind === 'ARTICLE') return words.yoursArticle;
  const membership = redeemed?.membership;
  if (!membership) return '';
  const { tier, startsAt, endsAt, isActive } = membership;
  const last = formatLastDay(endsAt, language);
  return isActive
    ? words.yoursMembership(tier.name, last)
    : words.yoursLater(tier.name, formatDay(startsAt, language), last);
}
