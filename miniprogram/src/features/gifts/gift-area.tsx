import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { GiftDocument } from '@teahouse/schema/operations.ts';
import { useQuery } from '../../api/use-query';
import { useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { SkeletonBar, SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import { logInOnWebOnce, noteViewer } from '../members/session';
import { useRefreshOnAccessChange } from '../members/use-refresh-on-access-change';
import { giftWords } from './gift-words';
import { ReceivedGift } from './received-gift';

/** The gift with this code, once the server has said how it stands. */
export function GiftArea({ code }: { code: string }) {
  const words = useWords(giftWords);
  const { data, failure, isLoading, reload } = useQuery(GiftDocument, { code }, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  if (data?.gift) return <ReceivedGift answer={data} gift={data.gift} code={code} onReload={() => void reload()} />;
  if (data || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT') {
    return (
      <Notice
        icon="cup"
        title={words.missing}
        hint={words.missingHint}
        action={{ label: words.enterHeading, onTap: () => void Taro.redirectTo({ url: routes.gift() }) }}
      />
    );
  }
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />;
  return (
    <View style={{ padding: '40px 20px' }}>
      <SkeletonBar height={220} />
      <SkeletonLines widths={[40]} />
    </View>
  );
}
