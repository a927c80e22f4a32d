import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OfferQuery } from '@teahouse/schema/operations.ts';
import { formatLastDay, formatYuan } from '../../i18n/format';
import { useLanguage, useText, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { LinkRows } from '../../ui/link-rows';
import { Notice } from '../../ui/notice';
import { routes } from '../../wechat/routes';
import { LogInCard } from '../members/log-in-card';
import { CheckoutObstacle } from '../payments/checkout-obstacle';
import { contentOf, type Offer } from './offer-content';
import { offerWords } from './offer-words';
import { useStartTrial } from './use-start-trial';
import './offer-view.scss';

interface OfferViewProps {
  answer: OfferQuery;
  offer: Offer;
}

/** What a code gives, on what terms, and using it. */
export function OfferView({ answer, offer }: OfferViewProps) {
  const words = useWords(offerWords);
  const language = useLanguage();
  const trial = useStartTrial(offer.code);
  if (trial.started) {
    const { tier, endsAt } = trial.started;
    return (
      <Notice
        icon="cup"
        title={words.trialStarted}
        hint={words.trialUntil(tier.name, formatLastDay(endsAt, language))}
        action={{ label: words.toHome, onTap: () => void Taro.switchTab({ url: routes.home }) }}
      />
    );
  }
  return (
    <View className="offer-view">
      <Text className="offer-view__name">{offer.name}</Text>
      <Text className="offer-view__content">{contentOf(offer, words, language)}</Text>
      <Terms offer={offer} />
      {offer.viewerRefusal ? (
        <View className="offer-view__refusal">
          <Icon name="broken" size={18} />
          <Text>{words.refusals[offer.viewerRefusal]}</Text>
        </View>
      ) : !answer.viewer.member ? (
        <LogInCard account={answer.account} />
      ) : offer.kind === 'TRIAL' ? (
        <View className="offer-view__action">
          {trial.message ? <Text className="offer-view__problem">{trial.message}</Text> : null}
          <Button isWide isBusy={trial.isBusy} onTap={() => void trial.start()}>
            {words.startTrial(offer.trialDays ?? 0)}
          </Button>
          <Text className="offer-view__foot">{words.trialFree}</Text>
        </View>
      ) : answer.viewer.checkout.canPay ? (
        <PricesForOffer answer={answer} offer={offer} />
      ) : (
        <View className="offer-view__action">
          <CheckoutObstacle account={answer.account} viewer={answer.viewer} />
        </View>
      )}
    </View>
  );
}

function Terms({ offer }: { offer: Offer }) {
  const text = useText();
  const words = useWords(offerWords);
  const language = useLanguage();
  const { kind, tier, period, periods, endsAt } = offer;
  const terms = [
    // what a trial is for stands above already
    kind !== 'TRIAL' && tier ? words.forTier(tier.name) : null,
    period ? words.forPeriod(text.membership.periodNames[period]) : null,
    kind !== 'TRIAL' && periods ? words.uses(periods) : null,
    endsAt ? words.until(formatLastDay(endsAt, language)) : null,
  ].filter((term) => term !== null);
  return terms.length > 0 ? <Text className="offer-view__terms">{terms.join(' · ')}</Text> : null;
}

/** Every price the offer makes lower, each leading to its quote. */
function PricesForOffer({ answer, offer }: OfferViewProps) {
  const text = useText();
  const words = useWords(offerWords);
  const language = useLanguage();
  const links = answer.tiers
    .filter((tier) => !offer.tier || offer.tier.id === tier.id)
    .flatMap((tier) =>
      tier.prices
        .filter((price) => !offer.period || offer.period === price.period)
        .map((price) => {
          const until = price.passEndsAt ? ` · ${formatLastDay(price.passEndsAt, language)}` : '';
          const label = `${tier.name} · ${text.membership.periodNames[price.period]}${until}`;
          return { label, note: formatYuan(price.amountFen), url: routes.checkout(price.id, offer.code) };
        }),
    );
  return (
    <View className="offer-view__prices">
      <Text className="offer-view__heading">{words.chooseHeading}</Text>
      <LinkRows links={links} />
    </View>
  );
}
