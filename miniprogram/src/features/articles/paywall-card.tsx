import { Text, View } from '@tarojs/components';
import type { ArticleQuery } from '@teahouse/schema/operations.ts';
import { formatCount, formatYuan } from '../../i18n/format';
import { useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { isInsideWeChat } from '../../wechat/environment';
import { openPage, routes } from '../../wechat/routes';
import { CheckoutObstacle } from '../payments/checkout-obstacle';
import './paywall-card.scss';

type LockedArticle = NonNullable<ArticleQuery['article']>;
type OfferedTier = ArticleQuery['tiers'][number];

interface PaywallCardProps {
  answer: ArticleQuery;
  article: LockedArticle;
  isChecking: boolean;
  onCheckAgain(): void;
}

/** The tiers that open the article: the ones it names, else any that is on sale. */
function openingTiers({ tiers }: ArticleQuery, article: LockedArticle): OfferedTier[] {
  const onSale = tiers.filter((tier) => !tier.isArchived);
  if (article.policy !== 'TIERS') return onSale;
  const named = new Set(article.tiers.map((tier) => tier.id));
  return onSale.filter((tier) => named.has(tier.id));
}

/** Where the free part ends: what is behind, who may read it, and one thing to do. */
export function PaywallCard({ answer, article, isChecking, onCheckAgain }: PaywallCardProps) {
  const text = useText();
  const { account, viewer } = answer;
  const namedTierIds = article.policy === 'TIERS' ? article.tiers.map((tier) => tier.id) : [];
  const needsFollow = article.viewerAccess.reason === 'NEEDS_FOLLOW';
  return (
    <View className="paywall">
      <View className="paywall__card">
        <Text className="paywall__title">{text.paywall.remaining(formatCount(article.lockedCharacterCount))}</Text>
        {needsFollow ? (
          <View>
            <Text className="paywall__lead">{text.paywall.followers}</Text>
            <Text className="paywall__hint">
              {isInsideWeChat() ? text.paywall.followHint(account.name) : text.paywall.followInWeChat(account.name)}
            </Text>
            {isInsideWeChat() ? (
              <View className="paywall__action">
                <Button onTap={onCheckAgain} isBusy={isChecking}>
                  {text.paywall.checkAgain}
                </Button>
              </View>
            ) : null}
          </View>
        ) : (
          <View>
            <TierNames answer={answer} article={article} />
            {viewer.checkout.canPay ? (
              <View className="paywall__action">
                <Button onTap={() => openPage(routes.membership(article.id, namedTierIds))}>{text.paywall.open}</Button>
              </View>
            ) : (
              <View className="paywall__action">
                <CheckoutObstacle account={account} viewer={viewer} />
              </View>
            )}
          </View>
        )}
      </View>
    </View>
  );
}

function TierNames({ answer, article }: { answer: ArticleQuery; article: LockedArticle }) {
  const text = useText();
  const { viewer } = answer;
  const holdsTier = viewer.member?.memberships.some((membership) => membership.isActive) ?? false;
  return (
    <View>
      {holdsTier ? <Text className="paywall__hint">{text.paywall.higher}</Text> : null}
      <Text className="paywall__lead">{article.policy === 'TIERS' ? text.paywall.tiers : text.paywall.members}</Text>
      <View className="paywall__tiers">
        {openingTiers(answer, article).map((tier) => {
          const cheapest = [...tier.prices].sort((a, b) => a.amountFen - b.amountFen)[0];
          return (
            <View key={tier.id} className="paywall__tier">
              <Text className="paywall__tier-name">{tier.name}</Text>
              {viewer.checkout.canPay && cheapest ? (
                <Text className="paywall__tier-price">
                  {text.paywall.from(formatYuan(cheapest.amountFen), text.membership.periods[cheapest.period])}
                </Text>
              ) : null}
            </View>
          );
        })}
      </View>
    </View>
  );
}
