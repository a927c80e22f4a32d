import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { OfferDocument } from '@teahouse/schema/operations.ts';
import { useQuery } from '../../api/use-query';
import { useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { SkeletonLines } from '../../ui/skeleton';
import { routes } from '../../wechat/routes';
import { logInOnWebOnce, noteViewer } from '../members/session';
import { useRefreshOnAccessChange } from '../members/use-refresh-on-access-change';
import { OfferView } from './offer-view';
import { offerWords } from './offer-words';

/** The offer with this code, once the server has said what it gives this reader. */
export function OfferArea({ code }: { code: string }) {
  const words = useWords(offerWords);
  const { data, failure, isLoading, reload } = useQuery(OfferDocument, { code }, ({ account, viewer }) => {
    noteViewer(viewer);
    logInOnWebOnce(account, viewer);
  });
  useRefreshOnAccessChange(data?.viewer ?? null, reload);
  if (data?.offer) return <OfferView answer={data} offer={data.offer} />;
  if (data || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT') {
    return (
      <Notice
        title={words.missing}
        hint={words.missingHint}
        action={{ label: words.again, onTap: () => void Taro.redirectTo({ url: routes.offer() }) }}
      />
    );
  }
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />;
  return (
    <View className="offer-view">
      <SkeletonLines widths={[30, 60, 80]} />
    </View>
  );
}
