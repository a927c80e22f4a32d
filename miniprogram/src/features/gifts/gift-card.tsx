import { Text, View } from '@tarojs/components';
import type { GiftCardFragment } from '@teahouse/schema/operations.ts';
import type { ReactNode } from 'react';
import { formatDay } from '../../i18n/format';
import { useLanguage, useWords } from '../../i18n/language';
import { Icon } from '../../ui/icon';
import { contentOf } from './gift-content';
import { giftWords } from './gift-words';
import './gift-card.scss';

interface GiftCardProps {
  /** From whom, or where it stands. */
  head: string;
  content: string;
  message: string;
  children?: ReactNode;
}

/** A gift as a card on the table: a cup, what it is, a word with it. */
export function GiftCard({ head, content, message, children }: GiftCardProps) {
  return (
    <View className="gift-card">
      <View className="gift-card__cup">
        <Icon name="cup" size={34} />
      </View>
      <Text className="gift-card__head">{head}</Text>
      <Text className="gift-card__content">{content}</Text>
      {message ? <Text className="gift-card__message">{message}</Text> : null}
      {children}
    </View>
  );
}

/** The card for its giver: where the gift stands, and its code while it waits. */
export function GivenGiftCard({ gift }: { gift: GiftCardFragment }) {
  const words = useWords(giftWords);
  const language = useLanguage();
  const { status, expiresAt, redeemedAt } = gift;
  const day =
    status === 'REDEEMED' && redeemedAt
      ? words.redeemedOn(formatDay(redeemedAt, language))
      : status === 'WAITING' && expiresAt
        ? words.until(formatDay(expiresAt, language))
        : null;
  return (
    <GiftCard head={words.statuses[status]} content={contentOf(gift, words)} message={gift.message}>
      {day ? <Text className="gift-card__day">{day}</Text> : null}
      {gift.code ? (
        <View className="gift-card__code">
          <Text className="gift-card__code-label">{words.code}</Text>
          <Text className="gift-card__code-signs" userSelect>
            {gift.code}
          </Text>
        </View>
      ) : null}
    </GiftCard>
  );
}
