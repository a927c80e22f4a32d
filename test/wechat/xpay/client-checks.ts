import type { App } from '../apps/apps.ts';
import type { Sessions } from '../codes/sessions.ts';
import { paySigOf, sameSignature, userSignatureOf } from '../crypto/virtual-payment-signature.ts';
import type { Person } from '../people/people.ts';
import type { Good, Goods } from './goods.ts';
import { VirtualPaymentRefusal } from './sign-data.ts';
import { appKeyOf, type VirtualPaymentAccount, type XpayEnv } from './virtual-payment-settings.ts';

/** What a client function of virtual payment was given besides its own data. */
export interface SignedRequest {
  signData: unknown;
  paySig: unknown;
  signature: unknown;
}

/**
 * Checks the merchant's signature and the one in the person's name, and keeps the session alive.
 * @param uri name of the client function
 * @throws VirtualPaymentRefusal -15006, -15007, -15005
 */
export function checkSignatures(
  parts: { sessions: Sessions },
  who: { app: App; person: Person; account: VirtualPaymentAccount; env: XpayEnv },
  uri: string,
  request: SignedRequest,
): void {
  const signedText = String(request.signData);
  if (!sameSignature(request.paySig, paySigOf(appKeyOf(who.account, who.env), uri, signedText))) {
    throw new VirtualPaymentRefusal(-15006, 'paySig does not fit signData and env');
  }
  const session = parts.sessions.current(who.app.appid, who.person.id);
  if (!session) throw new VirtualPaymentRefusal(-15007, 'session_key expired, log in again');
  if (!sameSignature(request.signature, userSignatureOf(session.sessionKey, signedText))) {
    throw new VirtualPaymentRefusal(-15005, 'signature does not fit signData and the current session_key');
  }
  parts.sessions.touch(session);
}

/** @throws VirtualPaymentRefusal -15010 unpublished, -15014 published a moment ago */
export function sellableGood(
  { goods, now }: { goods: Goods; now: () => number },
  appid: string,
  env: XpayEnv,
  productId: string,
): Good {
  const good = goods.find(appid, env, productId);
  if (!good || good.sellableAt === null) throw new VirtualPaymentRefusal(-15010, 'productId not published');
  if (now() < good.sellableAt) throw new VirtualPaymentRefusal(-15014, 'publish not yet effective');
  return good;
}
