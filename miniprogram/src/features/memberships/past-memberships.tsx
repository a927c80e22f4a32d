import { Text, View } from '@tarojs/components';
import type { MembershipSummaryFragment } from '@teahouse/schema/operations.ts';
import { formatDay, formatLastDay } from '../../i18n/format';
import { useLanguage, useText } from '../../i18n/language';
import './past-memberships.scss';

/** What the member held before, or holds from a later day. */
export function PastMemberships({ memberships }: { memberships: MembershipSummaryFragment[] }) {
  const text = useText();
  const language = useLanguage();
  const others = memberships.filter((membership) => !membership.isActive);
  if (others.length === 0) return null;
  return (
    <View className="past-memberships">
      {others.map(({ id, tier, startsAt, endsAt, source }) => (
        <View key={id} className="past-memberships__row">
          <Text>
            {tier.name} · {text.me.sources[source]}
          </Text>
          <Text className="past-memberships__days">
            {formatDay(startsAt, language)} – {formatLastDay(endsAt, language)}
          </Text>
        </View>
      ))}
    </View>
  );
}
