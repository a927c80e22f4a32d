import { Text, View } from '@tarojs/components';
import type { SeriesQuery } from '@teahouse/schema/operations.ts';
import { formatYuan } from '../../i18n/format';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { CheckoutMessage } from '../payments/checkout-message';
import { isUnderWay } from '../payments/use-checkout';
import { unlockWords } from './unlock-words';
import { useUnlock } from './use-unlock';
import './series-unlock.scss';

interface SeriesUnlockProps {
  series: NonNullable<SeriesQuery['series']>;
  canPay: boolean;
}

/** A series that is sold as a whole: its price, or that it is the reader's already. */
export function SeriesUnlock({ series, canPay }: SeriesUnlockProps) {
  const words = useWords(unlockWords);
  const { state, isUnlocked, unlock, pay } = useUnlock();
  const { id, unlockPriceFen, viewerHasUnlocked } = series;
  if (viewerHasUnlocked || isUnlocked) {
    return (
      <View className="series-unlock series-unlock--done">
        <Icon name="check" size={16} />
        <Text>{words.seriesIsYours}</Text>
      </View>
    );
  }
  if (unlockPriceFen === null || !canPay) return null;
  return (
    <View className="series-unlock">
      <View className="series-unlock__row">
        <Text className="series-unlock__hint">{words.seriesHint}</Text>
        <Button isBusy={isUnderWay(state)} onTap={() => void unlock({ seriesId: id }, unlockPriceFen)}>
          {words.unlockSeries(formatYuan(unlockPriceFen))}
        </Button>
      </View>
      <CheckoutMessage state={state} onPayAgain={(orderId) => void pay(orderId)} />
    </View>
  );
}
