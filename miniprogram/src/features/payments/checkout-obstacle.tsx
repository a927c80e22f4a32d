import { Text, View } from '@tarojs/components';
import type { AccountFaceFragment, ViewerStatusFragment } from '@teahouse/schema/operations.ts';
import { type Dictionary, useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { Button } from '../../ui/button';
import { isInsideWeChat, isMiniProgram } from '../../wechat/environment';
import { canLogInOnWeb, logIn, logInOnWeb, sessionStore } from '../members/session';
import './checkout-obstacle.scss';

interface CheckoutObstacleProps {
  account: AccountFaceFragment;
  viewer: ViewerStatusFragment;
}

function obstacleText({ account, viewer }: CheckoutObstacleProps, text: Dictionary): { title: string; hint?: string } {
  const reason = viewer.checkout.reason ?? 'NO_LAWFUL_RAIL';
  if (reason !== 'NOT_LOGGED_IN') return { title: text.checkout[reason] };
  if (!isInsideWeChat()) return { title: text.checkout.notInWeChat, hint: text.checkout.notInWeChatHint };
  // a Subscription Account has no web log-in: nothing can be sold on its H5 pages
  if (!isMiniProgram && !canLogInOnWeb(account)) return { title: text.checkout.NO_LAWFUL_RAIL };
  return { title: text.checkout.NOT_LOGGED_IN };
}

/** Why nothing can be bought here, in a sentence; and logging in, when that is all that is missing. */
export function CheckoutObstacle({ account, viewer }: CheckoutObstacleProps) {
  const text = useText();
  const session = useStore(sessionStore);
  const { title, hint } = obstacleText({ account, viewer }, text);
  const canLogIn = viewer.checkout.reason === 'NOT_LOGGED_IN' && (isMiniProgram || canLogInOnWeb(account));
  return (
    <View className="checkout-obstacle">
      <Text className="checkout-obstacle__title">{session.status === 'banned' ? session.message : title}</Text>
      {hint ? <Text className="checkout-obstacle__hint">{hint}</Text> : null}
      {canLogIn && session.status !== 'banned' ? (
        <View className="checkout-obstacle__action">
          <Button
            isBusy={session.status === 'logging-in'}
            onTap={() => {
              if (isMiniProgram) void logIn();
              else logInOnWeb(account);
            }}
          >
            {session.status === 'logging-in' ? text.me.loggingIn : text.checkout.logIn}
          </Button>
        </View>
      ) : null}
    </View>
  );
}
