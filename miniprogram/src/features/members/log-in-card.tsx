import type { AccountFaceFragment } from '@teahouse/schema/operations.ts';
import { useText } from '../../i18n/language';
import { useStore } from '../../state/store';
import { Notice } from '../../ui/notice';
import { isInsideWeChat, isMiniProgram } from '../../wechat/environment';
import { canLogInOnWeb, logIn, logInOnWeb, sessionStore } from './session';

/** What a guest sees of themselves: how to log in where that is possible, else where it would be. */
export function LogInCard({ account }: { account: AccountFaceFragment }) {
  const text = useText();
  const session = useStore(sessionStore);
  if (session.status === 'banned') return <Notice icon="broken" title={text.me.banned} hint={session.message} />;
  if (!isInsideWeChat()) return <Notice icon="cup" title={text.checkout.notInWeChat} hint={text.me.guestHint} />;
  if (!isMiniProgram && !canLogInOnWeb(account))
    return <Notice icon="cup" title={text.me.guest} hint={text.me.guestHint} />;

  const isBusy = session.status === 'logging-in';
  return (
    <Notice
      icon="cup"
      title={session.status === 'failed' ? text.me.logInFailed : text.me.guest}
      hint={session.status === 'failed' && session.message ? session.message : text.me.guestHint}
      action={{
        label: isBusy ? text.me.loggingIn : text.me.logIn,
        isBusy,
        onTap: () => {
          if (isMiniProgram) void logIn();
          else logInOnWeb(account);
        },
      }}
    />
  );
}
