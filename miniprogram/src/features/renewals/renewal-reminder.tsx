import { Text, View } from '@tarojs/components';
import { DismissRenewalReminderDocument, type RenewalReminderCardFragment } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { request } from '../../api/request';
import { formatYuan } from '../../i18n/format';
import { useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { IconPress } from '../../ui/press';
import { openPage, routes } from '../../wechat/routes';
import './renewal-reminder.scss';

interface RenewalReminderProps {
  reminder: RenewalReminderCardFragment | null;
  /** Without a lawful way to pay it only says that the membership ends. */
  canPay: boolean;
}

/** A membership that ends soon: one tap leads to its quote, another puts the reminder away. */
export function RenewalReminder({ reminder, canPay }: RenewalReminderProps) {
  const text = useText();
  const [dismissedId, setDismissedId] = useState<string | null>(null);
  if (!reminder || reminder.id === dismissedId) return null;
  const { id, words, tierPrice } = reminder;
  const dismiss = () => {
    setDismissedId(id);
    // when it does not arrive the reminder comes back with the next visit
    request(DismissRenewalReminderDocument, { input: { reminderId: id } }).catch(() => {});
  };
  return (
    <View className="renewal-reminder">
      <View className="renewal-reminder__head">
        <Text className="renewal-reminder__words">{words}</Text>
        <IconPress label={text.me.dismiss} onTap={dismiss}>
          <Icon name="close" size={16} />
        </IconPress>
      </View>
      {canPay && tierPrice ? (
        <Button onTap={() => openPage(routes.checkout(tierPrice.id))}>
          {text.me.renewNow(formatYuan(tierPrice.amountFen))}
        </Button>
      ) : null}
    </View>
  );
}
