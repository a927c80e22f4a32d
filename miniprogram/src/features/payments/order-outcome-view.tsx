import { Text, View } from '@tarojs/components';
import type { OrderQuery } from '@teahouse/schema/operations.ts';
import { formatDay, formatLastDay, formatYuan } from '../../i18n/format';
import { type LanguageTag, useLanguage, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icon';
import { cameFromArticle, leaveShop, openPage, routes } from '../../wechat/routes';
import { GivenGiftCard } from '../gifts/gift-card';
import { SendGift } from '../gifts/send-gift';
import { CheckoutObstacle } from './checkout-obstacle';
import { stateOf } from './order-state';
import { orderWords } from './order-words';
import { type CheckoutState, isUnderWay } from './use-checkout';
import type { OrderOutcome } from './use-order-outcome';
import './order-outcome-view.scss';

type Order = NonNullable<OrderQuery['order']>;
type OrderWords = (typeof orderWords)['en'];

interface Heading {
  title: string;
  hint: string;
}

interface OrderOutcomeViewProps {
  answer: OrderQuery;
  order: Order;
  outcome: OrderOutcome;
  checkoutState: CheckoutState;
  onPay(): void;
  onAskAgain(): void;
}

const ICONS: Record<OrderOutcome, IconName> = {
  paid: 'cup',
  open: 'leaf',
  closed: 'close',
  confirming: 'leaf',
  pending: 'leaf',
};

/** What a paid order brought. */
function paidHeading(order: Order, { paid }: OrderWords, language: LanguageTag): Heading {
  const { membership, unlock, kind, article, series, tip, gift } = order;
  const state = stateOf(order);
  if (state === 'refunded') return paid.ended;
  if (state === 'refunding' && order.refunds.some((refund) => refund.endsAccess)) return paid.takingBack;
  if (kind === 'TIP') return { title: paid.tip.title, hint: tip?.thankYou || paid.tip.hint };
  if (gift) return gift.status === 'REVOKED' || gift.status === 'UNPAID' ? paid.ended : paid.gift[gift.status];
  if (unlock) {
    const title = article?.title ?? series?.title ?? '';
    return { title: paid.unlock.title, hint: title ? paid.unlock.hint(title) : paid.plain.hint };
  }
  if (!membership) return paid.plain;
  const [first, last] = [formatDay(membership.startsAt, language), formatLastDay(membership.endsAt, language)];
  const { name } = membership.tier;
  if (membership.revokeReason === 'UPGRADE') return { title: paid.done, hint: paid.upgraded(name) };
  if (Date.parse(membership.endsAt) <= Date.now()) return { title: paid.done, hint: paid.over(name, last) };
  const beginsLater = !membership.isActive && Date.parse(membership.startsAt) > Date.now();
  const hint = beginsLater ? paid.membershipLater(name, first, last) : paid.membership.hint(name, last);
  return { title: paid.membership.title, hint };
}

/** How an order stands, and the one thing to do about it. */
export function OrderOutcomeView(props: OrderOutcomeViewProps) {
  const { order, outcome } = props;
  const words = useWords(orderWords);
  const language = useLanguage();
  const { title, hint } =
    outcome === 'paid'
      ? paidHeading(order, words, language)
      : { title: words[`${outcome}Title`], hint: words[`${outcome}Hint`] };
  const gift = outcome === 'paid' ? order.gift : null;
  return (
    <View>
      <View className="order-outcome">
        {gift ? null : (
          <View className={`order-outcome__icon order-outcome__icon--${outcome}`}>
            <Icon name={ICONS[outcome]} size={48} />
          </View>
        )}
        <Text className="order-outcome__title">{title}</Text>
        <Text className="order-outcome__hint">{hint}</Text>
        {gift ? null : (
          <View className="order-outcome__actions">
            <NextStep {...props} />
          </View>
        )}
      </View>
      {gift ? (
        <View className="order-outcome__gift">
          <GivenGiftCard gift={gift} />
          <View className="order-outcome__send">
            <SendGift gift={gift} accountHandle={props.answer.account.handle} />
          </View>
        </View>
      ) : null}
    </View>
  );
}

function NextStep({ answer, order, outcome, checkoutState, onPay, onAskAgain }: OrderOutcomeViewProps) {
  const words = useWords(orderWords);
  const { account, viewer } = answer;
  switch (outcome) {
    case 'paid':
      return <AfterPaying order={order} />;
    case 'pending':
      return <Button onTap={onAskAgain}>{words.checkAgain}</Button>;
    case 'open':
      return viewer.checkout.canPay ? (
        <Button isBusy={isUnderWay(checkoutState)} onTap={onPay}>
          {words.pay(formatYuan(order.amountFen))}
        </Button>
      ) : (
        <CheckoutObstacle account={account} viewer={viewer} />
      );
    default:
      return null;
  }
}

/** Back to where the reader was; for who came another way, on to what was bought. */
function AfterPaying({ order }: { order: Order }) {
  const words = useWords(orderWords);
  const { article, series } = order;
  if (cameFromArticle()) return <Button onTap={leaveShop}>{words.continueReading}</Button>;
  if (article) return <Button onTap={() => openPage(routes.article(article.id))}>{words.readArticle}</Button>;
  if (series) return <Button onTap={() => openPage(routes.series(series.id))}>{words.seeSeries}</Button>;
  return <Button onTap={leaveShop}>{words.done}</Button>;
}
