import { Text, View } from '@tarojs/components';
import type { BillingPeriod, MembershipSummaryFragment } from '@teahouse/schema/operations.ts';
import { formatLastDay, formatYuan } from '../../i18n/format';
import { useLanguage, useText, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { openPage, routes } from '../../wechat/routes';
import { membershipWords } from '../memberships/membership-words';
import { monthlyFen, type OfferedPrice, type OfferedTier, pricesFor, savedPercent } from './tier-prices';
import './tier-card.scss';

interface TierCardProps {
  tier: OfferedTier;
  period: BillingPeriod;
  /** The viewer's hold on this tier, when they have one. */
  held: MembershipSummaryFragment | null;
  /** Whether they hold another one. */
  holdsOther: boolean;
  /** Whether it opens the article the reader comes from; null when they come from none, or any tier does. */
  opensArticle: boolean | null;
  /** Without a lawful way to pay there is no price and no button. */
  canPay: boolean;
}

export function TierCard({ tier, period, held, holdsOther, opensArticle, canPay }: TierCardProps) {
  const words = useWords(membershipWords);
  const language = useLanguage();
  const prices = canPay ? pricesFor(tier, period) : [];
  const [first] = prices;
  const isPass = first?.period === 'PASS';
  const buyWords = held ? words.renew : holdsOther ? words.change : words.join;
  return (
    <View className={opensArticle === false ? 'tier-card tier-card--aside' : 'tier-card'}>
      <View className="tier-card__head">
        <Text className="tier-card__name">{tier.name}</Text>
        {first && !isPass ? <PriceWords tier={tier} price={first} /> : null}
      </View>
      {opensArticle === null ? null : (
        <Text className="tier-card__article">{opensArticle ? words.opensArticle : words.notThisArticle}</Text>
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
          {words.held} · {words.heldUntil(formatLastDay(held.endsAt, language))}
        </Text>
      ) : null}
      {prices.map((price) => (
        <View key={price.id} className="tier-card__action">
          {price.passEndsAt ? (
            <Text className="tier-card__pass">{words.pass(formatLastDay(price.passEndsAt, language))}</Text>
          ) : null}
          <Button
            isWide
            look={opensArticle === false ? 'quiet' : 'main'}
            onTap={() => openPage(routes.checkout(price.id))}
          >
            {buyWords(formatYuan(price.amountFen))}
          </Button>
        </View>
      ))}
      {isPass ? <Text className="tier-card__pass-hint">{words.passHint}</Text> : null}
      {first && !isPass ? (
        <View className="tier-card__give">
          <Button look="text" onTap={() => openPage(routes.giveMembership(first.id))}>
            {words.give}
          </Button>
        </View>
      ) : null}
    </View>
  );
}

function PriceWords({ tier, price }: { tier: OfferedTier; price: OfferedPrice }) {
  const text = useText();
  const words = useWords(membershipWords);
  const saved = savedPercent(tier, price);
  return (
    <View className="tier-card__price">
      <View>
        <Text className="tier-card__amount">{formatYuan(price.amountFen)}</Text>
        <Text className="tier-card__period"> / {text.membership.periods[price.period]}</Text>
      </View>
      {price.period === 'MONTH' ? null : (
        <Text className="tier-card__monthly">
          {words.perMonth(formatYuan(monthlyFen(price)))}
          {saved > 0 ? ` · ${words.save(saved)}` : ''}
        </Text>
      )}
    </View>
  );
}
