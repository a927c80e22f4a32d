import { Text, View } from '@tarojs/components';
import type { ArticleQuery } from '@teahouse/schema/operations.ts';
import { formatCount, formatYuan } from '../../i18n/format';
import { useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { isInsideWeChat } from '../../wechat/environment';
import { openPage, routes } from '../../wechat/routes';
import { CheckoutMessage } from '../payments/checkout-message';
import { CheckoutObstacle } from '../payments/checkout-obstacle';
import { isUnderWay } from '../payments/use-checkout';
import { useUnlock } from '../unlocks/use-unlock';
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

/** Where the free part ends: what is behind, who may read it, and one thing to do first. */
export function PaywallCard(props: PaywallCardProps) {
  const text = useText();
  const { answer, article } = props;
  const { account, viewer } = answer;
  return (
    <View className="paywall">
      <View className="paywall__card">
        <Text className="paywall__title">{text.paywall.remaining(formatCount(article.lockedCharacterCount))}</Text>
        <WhoMayRead {...props} />
        {viewer.checkout.canPay ? (
          <WaysToPay {...props} />
        ) : article.viewerAccess.reason === 'NEEDS_FOLLOW' ? null : (
          <View className="paywall__action">
            <CheckoutObstacle account={account} viewer={viewer} />
          </View>
        )}
      </View>
    </View>
  );
}

function WhoMayRead({ answer, article, isChecking, onCheckAgain }: PaywallCardProps) {
  const text = useText();
  const { account } = answer;
  if (article.policy === 'PURCHASE') return <Text className="paywall__lead">{text.paywall.single}</Text>;
  if (article.viewerAccess.reason !== 'NEEDS_FOLLOW') return <TierNames answer={answer} article={article} />;
  return (
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
  );
}

/** Membership first where one opens it, then the article by itself, then its whole series. */
function WaysToPay({ article, isChecking, onCheckAgain }: PaywallCardProps) {
  const text = useText();
  const { state, isUnlocked, unlock, pay } = useUnlock();
  const isBusy = isUnderWay(state);
  const { series, unlockPriceFen, policy } = article;
  const opensByTier = policy === 'MEMBERS' || policy === 'TIERS';
  const namedTierIds = policy === 'TIERS' ? article.tiers.map((tier) => tier.id) : [];
  if (isUnlocked) {
    return (
      <View className="paywall__action">
        <Text className="paywall__lead">{text.paywall.opening}</Text>
        {isChecking ? null : <Button onTap={onCheckAgain}>{text.paywall.openNow}</Button>}
      </View>
    );
  }
  const singleWords = opensByTier ? text.paywall.onlyArticle : text.paywall.unlockArticle;
  const isSingleMain = policy === 'PURCHASE';
  return (
    <View className="paywall__action">
      {opensByTier ? (
        <Button onTap={() => openPage(routes.membership(article.id, namedTierIds))}>{text.paywall.open}</Button>
      ) : null}
      {unlockPriceFen === null ? null : (
        <View className="paywall__way">
          <Button
            look={isSingleMain ? 'main' : 'quiet'}
            isBusy={isBusy}
            onTap={() => void unlock({ articleId: article.id }, unlockPriceFen)}
          >
            {singleWords(formatYuan(unlockPriceFen))}
          </Button>
        </View>
      )}
      {series && series.unlockPriceFen !== null ? (
        <SeriesWay
          series={series}
          priceFen={series.unlockPriceFen}
          isMain={isSingleMain && unlockPriceFen === null}
          isBusy={isBusy}
          onUnlock={(priceFen) => void unlock({ seriesId: series.id }, priceFen)}
        />
      ) : null}
      <CheckoutMessage state={state} onPayAgain={(orderId) => void pay(orderId)} />
    </View>
  );
}

interface SeriesWayProps {
  series: NonNullable<LockedArticle['series']>;
  priceFen: number;
  isMain: boolean;
  isBusy: boolean;
  onUnlock(priceFen: number): void;
}

function SeriesWay({ series, priceFen, isMain, isBusy, onUnlock }: SeriesWayProps) {
  const text = useText();
  return (
    <View className="paywall__way">
      <Button look={isMain ? 'main' : 'quiet'} isBusy={isBusy} onTap={() => onUnlock(priceFen)}>
        {text.paywall.unlockSeries(formatYuan(priceFen))}
      </Button>
      <Text className="paywall__hint">{text.paywall.seriesHint(series.title)}</Text>
    </View>
  );
}

function TierNames({ answer, article }: Pick<PaywallCardProps, 'answer' | 'article'>) {
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
