import { Text, View } from '@tarojs/components';
import type { RequestFailure } from '../api/client';
import { useText } from '../i18n/language';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import './notice.scss';

interface NoticeProps {
  icon?: IconName;
  title: string;
  hint?: string;
  detail?: string;
  action?: { label: string; onTap(): void; isBusy?: boolean };
}

/** A whole area with nothing to show, and why. */
export function Notice({ icon = 'leaf', title, hint, detail, action }: NoticeProps) {
  return (
    <View className="notice">
      <View className="notice__icon">
        <Icon name={icon} size={36} />
      </View>
      <Text className="notice__title">{title}</Text>
      {hint ? <Text className="notice__hint">{hint}</Text> : null}
      {action ? (
        <View className="notice__action">
          <Button look="quiet" onTap={action.onTap} isBusy={action.isBusy}>
            {action.label}
          </Button>
        </View>
      ) : null}
      {detail ? <Text className="notice__detail">{detail}</Text> : null}
    </View>
  );
}

/** What to say when a request failed: the network, the server, or the server's own words. */
export function FailureNotice({
  failure,
  onRetry,
  isBusy,
}: {
  failure: RequestFailure;
  onRetry(): void;
  isBusy?: boolean;
}) {
  const text = useText();
  const action = { label: text.common.retry, onTap: onRetry, isBusy };
  if (failure.kind === 'network') {
    return <Notice icon="offline" title={text.problem.networkTitle} hint={text.problem.networkHint} action={action} />;
  }
  const hint = failure.kind === 'graphql' && failure.code !== 'INTERNAL' ? failure.message : text.problem.serverHint;
  const detail = failure.requestId ? text.problem.requestId(failure.requestId) : undefined;
  return <Notice icon="broken" title={text.problem.serverTitle} hint={hint} detail={detail} action={action} />;
}
