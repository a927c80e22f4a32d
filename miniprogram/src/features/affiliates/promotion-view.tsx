import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { BecomePromoterDocument, type MyPromotionQuery } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { request } from '../../api/request';
import { formatDay, formatYuan } from '../../i18n/format';
import { useLanguage, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { isMiniProgram } from '../../wechat/environment';
import { routes } from '../../wechat/routes';
import { copyText, webAddressOf } from '../../wechat/share';
import { failureMessage } from '../payments/use-checkout';
import { PayOut } from './pay-out';
import { promotionWords } from './promotion-words';
import './promotion-view.scss';

type Promotion = NonNullable<MyPromotionQuery['viewer']['promotion']>;

interface PromotionViewProps {
  answer: MyPromotionQuery;
  promotion: Promotion;
  onChanged(): void;
}

/** The link to share, what it earned, and paying that out. */
export function PromotionView({ answer, promotion, onChanged }: PromotionViewProps) {
  const words = useWords(promotionWords);
  const { link } = promotion;
  const payouts = answer.viewer.payouts?.edges.map(({ node }) => node) ?? [];
  return (
    <View className="promotion">
      <Text className="promotion__heading">{words.heading}</Text>
      <Text className="promotion__intro">{link ? words.intro(String(link.rateBps / 100)) : words.introBefore}</Text>
      {link ? <Text className="promotion__rules">{words.rules(link.coolingOffDays)}</Text> : null}
      {link ? <ShareLink link={link} accountHandle={answer.account.handle} /> : <BeginPromoting onBegun={onChanged} />}
      {link ? <Earnings promotion={promotion} link={link} /> : null}
      {link ? (
        <PayOut
          payableFen={promotion.payableFen}
          isWaiting={payouts.some(({ status }) => status === 'WAITING_FOR_MEMBER' || status === 'REQUESTED')}
          onChanged={onChanged}
        />
      ) : null}
      <Payouts payouts={payouts} />
    </View>
  );
}

function BeginPromoting({ onBegun }: { onBegun(): void }) {
  const words = useWords(promotionWords);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const begin = async () => {
    setIsBusy(true);
    setMessage('');
    try {
      const { becomePromoter: answer } = await request(BecomePromoterDocument, {});
      if (answer.__typename === 'BecomePromoterSuccess') onBegun();
      else setMessage(answer.message);
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <View className="promotion__action">
      {message ? <Text className="promotion__problem">{message}</Text> : null}
      <Button isWide isBusy={isBusy} onTap={() => void begin()}>
        {words.begin}
      </Button>
    </View>
  );
}

function ShareLink({ link, accountHandle }: { link: NonNullable<Promotion['link']>; accountHandle: string }) {
  const words = useWords(promotionWords);
  const address = () => webAddressOf(routes.promoted(link.id), accountHandle);
  const say = () => void Taro.showToast({ title: words.linkCopied, icon: 'none' });
  return (
    <View className="promotion__action">
      {isMiniProgram ? (
        <Button isWide openType="share">
          {words.share}
        </Button>
      ) : (
        <Button isWide onTap={() => copyText(address(), say)}>
          {words.copyLink}
        </Button>
      )}
    </View>
  );
}

function Earnings({ promotion, link }: { promotion: Promotion; link: NonNullable<Promotion['link']> }) {
  const words = useWords(promotionWords);
  const { coolingOffFen, payableFen, paidFen } = promotion;
  const figures: [label: string, value: string][] = [
    [words.visits, String(link.clickCount)],
    [words.sales, String(link.conversionCount)],
    [words.coolingOff, formatYuan(coolingOffFen)],
    [words.payable, formatYuan(payableFen)],
    [words.paid, formatYuan(paidFen)],
  ];
  return (
    <View className="promotion__figures">
      {figures.map(([label, value]) => (
        <View key={label} className="promotion__figure">
          <Text className="promotion__value">{value}</Text>
          <Text className="promotion__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}

type Payout = NonNullable<MyPromotionQuery['viewer']['payouts']>['edges'][number]['node'];

function Payouts({ payouts }: { payouts: Payout[] }) {
  const words = useWords(promotionWords);
  const language = useLanguage();
  if (payouts.length === 0) return null;
  return (
    <View>
      <Text className="promotion__section">{words.payouts}</Text>
      {payouts.map(({ id, amountFen, status, createdAt, failure }) => (
        <View key={id} className="promotion__payout">
          <View className="promotion__payout-words">
            <Text>{formatDay(createdAt, language)}</Text>
            <Text className={`promotion__status promotion__status--${status}`}>
              {words.statuses[status]}
              {failure ? ` · ${failure}` : ''}
            </Text>
          </View>
          <Text className="promotion__amount">{formatYuan(amountFen)}</Text>
        </View>
      ))}
    </View>
  );
}
