import { Text, View } from '@tarojs/components';
import type { ScanRequestQuery } from '@teahouse/schema/operations.ts';
import { useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { goBack } from '../../wechat/routes';
import { scanWords } from './scan-words';
import { useScanAnswer } from './use-scan-answer';
import './scan-request.scss';

type Asked = NonNullable<ScanRequestQuery['scanRequest']>;

interface ScanRequestProps {
  accountName: string;
  code: string;
  asked: Asked;
}

/** Which browser asks, from where, as whom; to confirm or to refuse. */
export function ScanRequest({ accountName, code, asked }: ScanRequestProps) {
  const words = useWords(scanWords);
  const { outcome, isBusy, message, confirm, refuse } = useScanAnswer(code);
  const home = { label: words.home, onTap: goBack };
  if (outcome === 'signed-in')
    return <Notice icon="check" title={words.signedIn} hint={words.signedInHint} action={home} />;
  if (outcome === 'linked') return <Notice icon="check" title={words.linked} hint={words.linkedHint} action={home} />;
  if (outcome === 'refused')
    return <Notice icon="close" title={words.refused} hint={words.refusedHint} action={home} />;
  if (!asked.viewerMayConfirm)
    return <Notice icon="lock" title={words.notStaff} hint={words.notStaffHint} action={home} />;
  const isLink = asked.purpose === 'LINK';
  return (
    <View className="scan">
      <Text className="scan__heading">{isLink ? words.link : words.signIn}</Text>
      <Text className="scan__text">{isLink ? words.linkText(accountName) : words.signInText(accountName)}</Text>
      <View className="scan__facts">
        <Fact name={words.as} value={asked.staffName} />
        <Fact name={words.browser} value={asked.device || words.unknownBrowser} />
        <Fact name={words.address} value={asked.address} />
      </View>
      <Text className="scan__warning">{words.warning}</Text>
      {message ? <Text className="scan__problem">{message}</Text> : null}
      <Button isWide isBusy={isBusy} onTap={() => void confirm()}>
        {words.confirm}
      </Button>
      <View className="scan__refuse">
        <Button look="quiet" isWide isBusy={isBusy} onTap={() => void refuse()}>
          {words.refuse}
        </Button>
      </View>
    </View>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="scan__fact">
      <Text className="scan__name">{name}</Text>
      <Text className="scan__value">{value}</Text>
    </View>
  );
}
