import Taro from '@tarojs/taro';
import {
  type AccountFaceFragment,
  LogInWithMiniProgramDocument,
  LogOutDocument,
  type ViewerStatusFragment,
} from '@teahouse/schema/operations.ts';
import { forgetSessionToken, keepSessionToken, sessionToken } from '../../api/credentials';
import { request, requestNow, setSessionGate } from '../../api/request';
import { readStored, writeStored } from '../../state/storage';
import { createStore } from '../../state/store';
import { isInsideWeChat, isMiniProgram, miniProgramAppid, phonePlatform } from '../../wechat/environment';
import { type Launch, readLaunch } from '../../wechat/launch';
import { type WebLogInScope, webLogInAddress } from '../../wechat/web-log-in';

/** Who reads, as far as this client knows. `message` says why logging in failed, in the reader's language. */
export interface Session {
  status: 'unknown' | 'logging-in' | 'signed-in' | 'guest' | 'banned' | 'failed';
  viewer: ViewerStatusFragment | null;
  message: string;
}

const LOGGED_OUT_KEY = 'teahouse.logged-out';
const WEB_LOG_IN_TRIED_KEY = 'teahouse.web-log-in-tried';

export const sessionStore = createStore<Session>({ status: 'unknown', viewer: null, message: '' });

/** Changes whenever the viewer may read something else than before; pages compare it with what they loaded. */
export function accessKeyOf(viewer: ViewerStatusFragment | null): string {
  const member = viewer?.member;
  if (!member) return 'guest';
  const held = member.memberships
    .filter((membership) => membership.isActive)
    .map(({ tier, endsAt }) => `${tier.id}@${endsAt}`);
  return [member.id, member.isFollower ? 'follower' : '', ...held].join('|');
}

/** Counts what the viewer's memberships do not tell: articles and series unlocked, gifts redeemed, purchases taken back. */
export const accessChangeStore = createStore(0);

/** Something opened or closed for this reader; pages that are open ask again. */
export function noteAccessChange(): void {
  accessChangeStore.set((count) => count + 1);
}

/** Every answer that carries the viewer passes here, so that all pages agree on who reads. */
export function noteViewer(viewer: ViewerStatusFragment): void {
  sessionStore.set((session) => {
    const keepsReason = !viewer.member && (session.status === 'banned' || session.status === 'failed');
    if (keepsReason) return { ...session, viewer };
    return { status: viewer.member ? 'signed-in' : 'guest', viewer, message: '' };
  });
}

let running: Promise<boolean> | null = null;

/** Logs in with WeChat without asking the reader anything. One at a time; resolves to whether there is a session now. */
export function logIn(launch: Launch = readLaunch()): Promise<boolean> {
  running ??= logInOnce(launch).finally(() => {
    running = null;
  });
  return running;
}

async function logInOnce(launch: Launch): Promise<boolean> {
  sessionStore.set((session) => ({ ...session, status: 'logging-in', message: '' }));
  try {
    const { code } = await Taro.login();
    const input = { appid: miniProgramAppid(), code, platform: phonePlatform(), launch };
    const { logInWithMiniProgram: answer } = await requestNow(LogInWithMiniProgramDocument, { input });
    if (answer.__typename === 'LogInSuccess') {
      keepSessionToken(answer.sessionToken, answer.expiresAt);
      writeStored(LOGGED_OUT_KEY, null);
      noteViewer(answer.viewer);
      return true;
    }
    if (answer.__typename === 'MemberBanned') forgetSessionToken();
    const status = answer.__typename === 'MemberBanned' ? 'banned' : 'failed';
    sessionStore.set((session) => ({ ...session, status, message: answer.message }));
  } catch (cause) {
    const message = (cause as { message?: string })?.message ?? '';
    sessionStore.set((session) => ({ ...session, status: session.viewer?.member ? 'signed-in' : 'failed', message }));
  }
  return false;
}

/** Leaves the session here and on the server; the Mini Program then stays logged out until the reader asks otherwise. */
export async function logOut(): Promise<void> {
  const { logOut: answer } = await request(LogOutDocument, {});
  forgetSessionToken();
  writeStored(LOGGED_OUT_KEY, true);
  if (!isMiniProgram) rememberWebLogIn();
  sessionStore.set({ status: 'guest', viewer: answer.viewer, message: '' });
}

/** Starts the session at launch; the first requests wait for it only when no earlier session can serve them. */
export function beginSession(): void {
  if (!isMiniProgram) return;
  knownEntryKey = readLaunch().entryKey;
  const isLoggedOut = readStored<boolean>(LOGGED_OUT_KEY) === true;
  const hasSession = sessionToken() !== null;
  const first = isLoggedOut ? Promise.resolve(false) : logIn();
  setSessionGate({
    ready: async () => {
      if (!hasSession) await first;
    },
    renew: async () => {
      const refused = sessionToken();
      forgetSessionToken();
      if (readStored<boolean>(LOGGED_OUT_KEY) === true) return refused !== null;
      const isBack = await logIn();
      // without a new session the reader goes on as a guest
      return isBack || refused !== null;
    },
  });
}

let knownEntryKey: string | null = null;

/**
 * The reader comes back through another menu entry while the program is alive: the new launch is a source of its own.
 * WeChat repeats the old one when it merely shows the program again, after its pay sheet for one; that is none.
 */
export function noteReturn(launch: Launch): void {
  if (!isMiniProgram || !launch.entryKey || launch.entryKey === knownEntryKey) return;
  knownEntryKey = launch.entryKey;
  if (readStored<boolean>(LOGGED_OUT_KEY) === true) return;
  void logIn(launch);
}

/**
 * H5 inside WeChat: goes through WeChat's silent web log-in, once per visit. Subscription Accounts have no web log-in,
 * and outside WeChat there is none at all: reading goes on as a guest.
 */
export function logInOnWebOnce(account: AccountFaceFragment, viewer: ViewerStatusFragment): void {
  if (isMiniProgram || viewer.member || !canLogInOnWeb(account) || hasTriedWebLogIn()) return;
  logInOnWeb(account);
}

export function canLogInOnWeb(account: AccountFaceFragment): boolean {
  return isInsideWeChat() && account.kind === 'SERVICE_ACCOUNT';
}

export function logInOnWeb(account: AccountFaceFragment, scope: WebLogInScope = 'base'): void {
  rememberWebLogIn();
  window.location.replace(webLogInAddress(account.handle, readLaunch().entryKey, scope));
}

function hasTriedWebLogIn(): boolean {
  try {
    return window.sessionStorage.getItem(WEB_LOG_IN_TRIED_KEY) !== null;
  } catch {
    // without storage a second try could not be told from the first and would never end
    return true;
  }
}

function rememberWebLogIn(): void {
  try {
    window.sessionStorage.setItem(WEB_LOG_IN_TRIED_KEY, '1');
  } catch {
    // hasTriedWebLogIn then says yes
  }
}
