import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OrderQuery } from '@teahouse/schema/operations.ts';
import { formatMinute } from '../../i18n/format';
import { useLanguage, useText, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import './take-back.scss';
import { takeBackWords } from './take-back-words';
import { useTakeBack } from './use-take-back';

type Order = NonNullable<OrderQuery['order']>;

/** Giving a purchase back within the creator's window; or why that is over. */
export function TakeBack({ order, onAsked }: { order: Order; onAsked(): void }) {
  const text = useText();
  const words = useWords(takeBackWords);
  const language = useLanguage();
  const { isBusy, message, takeBack } = useTakeBack(order.id, onAsked);
  const { canTakeBack, reason, until } = order.refundability;
  const why = message || (reason ? words.reasons[reason] : null);
  if (!canTakeBack && !why) return null;

  const ask = async () => {
    const { confirm } = await Taro.showModal({
      title: words.takeBack,
      content: words.question,
      confirmText: text.common.confirm,
      cancelText: text.common.cancel,
    });
    if (confirm) await takeBack();
  };

  return (
    <View className="take-back">
      <Text className="take-back__heading">{words.heading}</Text>
      {message ? (
        <Text className="take-back__problem">
          {words.failed} · {message}
        </Text>
      ) : null}
      {canTakeBack && until ? (
        <Text className="take-back__words">{words.until(formatMinute(until, language))}</Text>
      ) : null}
      {!canTakeBack && !message && why ? <Text className="take-back__words">{why}</Text> : null}
      {canTakeBack ? (
        <View className="take-back__action">
          <Button look="quiet" isBusy={isBusy} onTap={() => void ask()}>
            {words.takeBack}
          </Button>
        </View>
      ) : null}
    </View>
  );
}
