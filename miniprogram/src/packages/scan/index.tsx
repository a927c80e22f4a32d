import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { ScanRequestDocument } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { useQuery } from '../../api/use-query';
import { logIn } from '../../features/members/session';
import { useText, useWords } from '../../i18n/language';
import { FailureNotice, Notice } from '../../ui/notice';
import { PageFrame } from '../../ui/page-frame';
import { SkeletonLines } from '../../ui/skeleton';
import { isMiniProgram } from '../../wechat/environment';
import { goBack, routes } from '../../wechat/routes';
import { ScanRequest } from './scan-request';
import { scanWords } from './scan-words';
import { codeIn, type ScanParameters, scannedCode } from './scanned-code';

/** Where the code at the console's sign-in page leads: which browser asks, to confirm or to refuse. */
export default function ScanPage() {
  const words = useWords(scanWords);
  const code = scannedCode(useRouter<ScanParameters & Record<string, string>>().params);
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: words.title });
  }, [words]);
  return <PageFrame>{code ? <Scanned code={code} /> : <ScanFirst />}</PageFrame>;
}

function Scanned({ code }: { code: string }) {
  const text = useText();
  const words = useWords(scanWords);
  const { data, failure, isLoading, reload } = useQuery(ScanRequestDocument, { code });
  if (failure?.code === 'UNAUTHENTICATED') {
    const onTap = () => void logIn().then(() => reload());
    return <Notice icon="cup" title={text.me.guest} action={{ label: text.me.logIn, onTap }} />;
  }
  if (failure) return <FailureNotice failure={failure} onRetry={() => void reload()} isBusy={isLoading} />;
  if (!data) {
    return (
      <View style={{ padding: '28px 20px' }}>
        <SkeletonLines widths={[60, 90, 70]} />
      </View>
    );
  }
  if (!data.scanRequest) {
    return <Notice title={words.over} hint={words.overHint} action={{ label: words.home, onTap: goBack }} />;
  }
  return <ScanRequest accountName={data.account.name} code={code} asked={data.scanRequest} />;
}

/** The page without a code: WeChat's camera reads one. */
function ScanFirst() {
  const words = useWords(scanWords);
  const scan = async () => {
    try {
      const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
      const code = codeIn(result);
      if (code) void Taro.redirectTo({ url: routes.scan(code) });
      else void Taro.showToast({ title: words.notOurs, icon: 'none' });
    } catch {
      // The camera was closed again.
    }
  };
  const action = isMiniProgram ? { label: words.scan, onTap: () => void scan() } : undefined;
  return <Notice icon="cup" title={words.empty} hint={words.emptyHint} action={action} />;
}
