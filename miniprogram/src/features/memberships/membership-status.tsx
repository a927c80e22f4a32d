import { Text, View } from '@tarojs/components';
import type { RenewalSummaryFragment, ViewerStatusFragment } from '@teahouse/schema/operations.ts';
import { daysUntil, formatLastDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PageLink } from '../../ui/page-link';
import { openPage, routes } from '../../wechat/routes';
import './membership-status.scss';

type Member = NonNullable<ViewerStatusFragment['member']>;

interface Props {
  member: Member;
  /** The contract by which a membership renews by itself. */
  renewal: RenewalSummaryFragment | null;
  /** On H5: WeChat can say who the reader is in the Mini Program, if they agree. */
  onRestore?: () => void;
}

/** The member's ticket: what they hold and until when. */
export function MembershipStatus({ member, renewal, onRestore }: Props) {
  const text = useText();
  const language = useLanguage();
  const active = member.memberships.filter((membership) => membership.isActive);
  if (active.length === 0) {
    return (
      <View className="ticket ticket--empty">
        <Text className="ticket__tier">{text.me.notMember}</Text>
        <Text className="ticket__until">{text.me.notMemberHint}</Text>
        <View className="ticket__action">
          <Button onTap={() => openPage(routes.membership())}>{text.me.seeTiers}</Button>
        </View>
        {onRestore ? (
          <View className="ticket__action">
            <Button look="text" onTap={onRestore}>
              {text.me.restore}
            </Button>
          </View>
        ) : null}
      </View>
    );
  }
  return (
    <View>
      {active.map((membership) => (
        <View key={membership.id} className="ticket">
          <View className="ticket__head">
            <Text className="ticket__tier">{membership.tier.name}</Text>
            <Text className="ticket__days">{text.me.daysLeft(daysUntil(membership.endsAt, Date.now()))}</Text>
          </View>
          <Text className="ticket__until">{text.me.validUntil(formatLastDay(membership.endsAt, language))}</Text>
          {renewal?.tier.id === membership.tier.id ? (
            <PageLink className="ticket__renewal" url={routes.renewal}>
              <View className="ticket__renewal-words">
                <Text className="ticket__renewal-title">{text.me.renewal}</Text>
                <Text>{renewal.nextCharge?.words ?? renewal.words}</Text>
              </View>
              <Icon name="chevron" size={18} />
            </PageLink>
          ) : null}
          <View className="ticket__action">
            <Button look="quiet" onTap={() => openPage(routes.membership())}>
              {text.me.renew}
            </Button>
          </View>
        </View>
      ))}
    </View>
  );
}
