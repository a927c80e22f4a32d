import { Text, View } from '@tarojs/components';
import type { BillingPeriod, MembershipSummaryFragment } from '@teahouse/schema/operations.ts';
import type { ReactNode } from 'react';
import { formatDay, formatYuan } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { monthlyFen, type OfferedTier, priceFor, savedPercent } from './tier-prices';
import './tier-card.scss';

interface TierCardProps {
  tier: OfferedTier;
  period: BillingPeriod;
  /** The viewer's hold on this tier, when they have one. */
  held: MembershipSummaryFragment | null;
  /** Whether it opens the article the reader comes from; null when they come from none, or any tier does. */
  opensArticle: boolean | null;
  /** Without a lawful way to pay there is no price and no button. */
  canPay: boolean;
  isBusy: boolean;
  /** Where buying this tier stands; above its button. */
  message: ReactNode;
  onBuy(tierPriceId: string): void;
}

export function TierCard({ tier, period, held, opensArticle, canPay, isBusy, message, onBuy }: TierCardProps) {
  const text = useText();
  const language = useLanguage();
  const price = canPay ? priceFor(tier, period) : null;
  return (
    <View className={opensArticle === false ? 'tier-card tier-card--aside' : 'tier-card'}>
      <View className="tier-card__head">
        <Text className="tier-card__name">{tier.name}</Text>
        {price ? <PriceWords tier={tier} price={price} /> : null}
      </View>
      {opensArticle === null ? null : (
        <Text className="tier-card__article">
          {opensArticle ? text.membership.opensArticle : text.membership.notThisArticle}
        </Text>
      )}
      {tier.description ? <Text className="tier-card__description">{tier.description}</Text> : null}
      {tier.benefits.length > 0 ? (
        <View className="tier-card__benefits">
          {tier.benefits.map((benefit) => (
            <View key={benefit} className="tier-card__benefit">
              <View className="tier-card__tick">
                <Icon name="check" size={16} />
              </View>
              <Text>{benefit}</Text>
            </View>
          ))}
        </View>
      ) : null}
      {held ? (
        <Text className="tier-card__held">
          {text.membership.held} · {text.membership.heldUntil(formatDay(held.endsAt, language))}
        </Text>
      ) : null}
      {message}
      {price ? (
        <View className="tier-card__action">
          <Button isWide look={opensArticle === false ? 'quiet' : 'main'} isBusy={isBusy} onTap={() => onBuy(price.id)}>
            {held
              ? text.membership.renew(formatYuan(price.amountFen))
              : text.membership.pay(formatYuan(price.amountFen))}
          </Button>
        </View>
      ) : null}
    </View>
  );
}

function PriceWords({ tier, price }: { tier: OfferedTier; price: OfferedTier['prices'][number] }) {
  const text = useText();
  const saved = savedPercent(tier, price);
  return (
    <View className="tier-card__price">
      <View>
        <Text className="tier-card__amount">{formatYuan(price.amountFen)}</Text>
        <Text className="tier-card__period"> / {text.membership.periods[price.period]}</Text>
      </View>
      {price.period === 'MONTH' || price.period === 'PASS' ? null : (
        <Text className="tier-card__monthly">
          {text.membership.perMonth(formatYuan(monthlyFen(price)))}
          {saved > 0 ? ` · ${text.membership.save(saved)}` : ''}
        </Text>
      )}
    </View>
  );
}
