import { Text, View } from '@tarojs/components';
import type { ArticleCardFragment } from '@teahouse/schema/operations.ts';
import { useText } from '../../i18n/language';
import { Icon } from '../../ui/icon';
import './policy-badge.scss';

type PolicyFacts = Pick<ArticleCardFragment, 'policy' | 'tiers' | 'viewerAccess'>;

/** Who may read it, and whether that includes this reader. A free article has the plainest mark. */
export function PolicyBadge({ policy, tiers, viewerAccess }: PolicyFacts) {
  const text = useText();
  const isFree = policy === 'EVERYONE';
  const isOpen = isFree || viewerAccess.canRead;
  const label =
    viewerAccess.reason === 'UNLOCKED'
      ? text.policy.unlocked
      : policy === 'TIERS' && tiers.length > 0
        ? text.policy.TIERS(tiers.map((tier) => tier.name).join(text.common.separator))
        : text.policy[policy === 'TIERS' ? 'MEMBERS' : policy];
  return (
    <View className={isFree ? 'policy-badge policy-badge--free' : 'policy-badge'}>
      {isFree ? null : <Icon name={isOpen ? 'check' : 'lock'} size={12} />}
      <Text>{label}</Text>
    </View>
  );
}
