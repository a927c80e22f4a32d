import { Text, View } from '@tarojs/components';
import type { MyMembershipQuery } from '@teahouse/schema/operations.ts';
import { formatDay, formatLastDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import './past-memberships.scss';

type Membership = NonNullable<MyMembershipQuery['viewer']['member']>['memberships'][number];

/** What the member held before, or holds from a later day. */
export function PastMemberships({ memberships }: { memberships: Membership[] }) {
  const text = useText();
  const language = useLanguage();
  const others = memberships.filter((membership) => !membership.isActive);
  if (others.length === 0) return null;
  return (
    <View className="past-memberships">
      {others.map(({ id, tier, startsAt, endsAt, source, revokedAt, revokeReason }) => (
        <View key={id} className="past-memberships__row">
          <Text>
            {tier.name} · {revokeReason ? text.me.ended[revokeReason] : text.me.sources[source]}
          </Text>
          <Text className="past-memberships__days">
            {formatDay(startsAt, language)} –{' '}
            {revokedAt ? formatDay(revokedAt, language) : formatLastDay(endsAt, language)}
          </Text>
        </View>
      ))}
    </View>
  );
}
