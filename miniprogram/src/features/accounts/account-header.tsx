import { Text, View } from '@tarojs/components';
import type { AccountFaceFragment } from '@teahouse/schema/operations.ts';
import { Picture } from '../../ui/picture';
import './account-header.scss';

/** Whose room this is. */
export function AccountHeader({ account }: { account: AccountFaceFragment }) {
  return (
    <View className="account-header">
      <View className="account-header__words">
        <Text className="account-header__name">{account.name}</Text>
        {account.description ? <Text className="account-header__description">{account.description}</Text> : null}
      </View>
      {account.logoUrl ? (
        <View className="account-header__logo">
          <Picture url={account.logoUrl} ratio={1} alt={account.name} />
        </View>
      ) : null}
    </View>
  );
}
