import { Text, View } from '@tarojs/components';
import type { GiftsGivenQuery } from '@teahouse/schema/operations.ts';
import { formatDay } from '../../i18n/format';
import { useLanguage, useWords } from '../../i18n/language';
import { Icon } from '../../ui/icon';
import { PageLink } from '../../ui/page-link';
import { routes } from '../../wechat/routes';
import { contentOf } from './gift-content';
import { giftWords } from './gift-words';
import './gift-row.scss';

export type GivenGift = NonNullable<GiftsGivenQuery['viewer']['member']>['giftsGiven']['edges'][number]['node'];

/** One gift in the giver's list; its order's page has the card to send. */
export function GiftRow({ gift }: { gift: GivenGift }) {
  const words = useWords(giftWords);
  const language = useLanguage();
  return (
    <PageLink className="gift-row" url={routes.order(gift.order.id)}>
      <View className="gift-row__words">
        <Text className="gift-row__content">{contentOf(gift, words)}</Text>
        <Text className="gift-row__facts">
          <Text className={`gift-row__status gift-row__status--${gift.status}`}>{words.statuses[gift.status]}</Text> ·{' '}
          {formatDay(gift.createdAt, language)}
        </Text>
      </View>
      <Icon name="chevron" size={18} />
    </PageLink>
  );
}
