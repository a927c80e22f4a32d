import { type CallbackSettings, checkCallback } from '../apps/apps.ts';
import { checkCallbackUrl } from '../callbacks/url-check.ts';
import type { Message } from '../callbacks/xml.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Fault } from '../faults/faults.ts';
import type { NamedCall } from '../http/named-calls.ts';
import { actionOf } from '../menus/menus.ts';
import type { Person } from '../people/people.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxWorld } from '../world.ts';
import { text } from './call-input.ts';
import type { ControlApi, SandboxState } from './control-api.ts';
import { followEvent, menuEvent, textMessage, unfollowEvent } from './events.ts';
import { virtualPaymentCalls } from './virtual-payment-calls.ts';

function index(input: Record<string, unknown>, field: string): number | undefined {
  const value = input[field];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new RangeError(`${field} counts from 0`);
  return value;
}

function oneOf<Word extends string>(
  input: Record<string, unknown>,
  field: string,
  words: readonly Word[],
  otherwise?: Word,
): Word {
  const value = input[field] ?? otherwise;
  const word = words.find((each) => each === value);
  if (word === undefined) throw new RangeError(`${field} is one of ${words.join(', ')}`);
  return word;
}

function identitiesOf(sandbox: Sandbox, person: Person): Record<string, string> {
  const identities: Record<string, string> = {};
  for (const app of sandbox.apps.all()) {
    identities[app.appid] = sandbox.people.openid(person, app.appid);
    const unionid = sandbox.people.unionid(person, app);
    if (app.openPlatformId && unionid) identities[app.openPlatformId] = unionid;
  }
  return identities;
}

/** One function per part, because an answer with all of them is large in a world that has lived for a while. */
function partsOfState(sandbox: Sandbox): { [Part in keyof SandboxState]: () => SandboxState[Part] } {
  const { apps, people } = sandbox;
  return {
    now: () => sandbox.clock.now(),
    apps: () => apps.all(),
    people: () =>
      people.all().map((person) => ({
        ...person,
        identities: identitiesOf(sandbox, person),
        following: apps
          .all()
          .filter((app) => people.isFollowing(person, app.appid))
          .map((app) => app.appid),
      })),
    merchants: () =>
      sandbox.merchants
        .all()
        .map(({ wechatPayPrivateKeyPem: _key, platformCertificates: _certificates, ...merchant }) => merchant),
    menus: () => sandbox.menus.all(),
    tokens: () => sandbox.tokens.all(),
    codes: () => sandbox.codes.all(),
    sessions: () => sandbox.sessions.all(),
    goods: () => sandbox.goods.all(),
    xpayOrders: () => sandbox.xpayOrders.all(),
    xpayRefunds: () => sandbox.xpayRefunds.all(),
    contracts: () => sandbox.contracts.all(),
    appleSubscriptions: () => sandbox.appleSubscriptions.all(),
    coins: () => sandbox.coins.all(),
    withdrawals: () => sandbox.withdrawals.all(),
    appleInquiries: () => sandbox.appleInquiries.all(),
    payOrders: () => sandbox.payOrders.all(),
    refunds: () => sandbox.refunds.all(),
    funds: () => sandbox.funds.allBalances(),
    fundMovements: () => sandbox.funds.all(),
    transfers: () => sandbox.transfers.all(),
    papayContracts: () => sandbox.papayContracts.all(),
    papayDeductions: () => sandbox.papayDeductions.all(),
    profitReceivers: () => sandbox.profitReceivers.all(),
    profitSplits: () => sandbox.profitSharing.all(),
    profitReturns: () => sandbox.profitReturns.all(),
    sheets: () => sandbox.sheets.all(),
    faults: () => sandbox.faults.list(),
    dns: () => sandbox.dns.table(),
  };
}

function stateOf(sandbox: Sandbox, { only }: Record<string, unknown>): Record<string, unknown> {
  const parts: Record<string, () => unknown> = partsOfState(sandbox);
  const names = Array.isArray(only) ? only.map(String) : Object.keys(parts);
  return Object.fromEntries(
    names.map((name) => {
      const part = parts[name];
      if (!part) throw new RangeError(`the state has no part ${name}`);
      return [name, part()];
    }),
  );
}

async function moveClock(clock: VirtualClock, input: Record<string, unknown>): Promise<ControlApi['clock']['output']> {
  const { advanceMs, set } = input;
  if (typeof advanceMs === 'number') await clock.advance(advanceMs);
  else if (set !== undefined) {
    const target = typeof set === 'number' ? set : Date.parse(String(set));
    if (Number.isNaN(target)) throw new RangeError('set is milliseconds or an ISO instant');
    await clock.advance(target - clock.now());
  }
  return { now: clock.now(), nextDueAt: clock.nextDueAt() };
}

function optionalText(input: Record<string, unknown>, field: string): string | undefined {
  return input[field] === undefined ? undefined : text(input, field);
}

/** `POST /__sandbox__/<name>`: what tests and the launcher do to this WeChat. */
export function controlCalls(sandbox: Sandbox): Record<keyof ControlApi, NamedCall> {
  const { apps, people, menus, deliveries, faults } = sandbox;

  function whoAndWhere(input: Record<string, unknown>) {
    const app = apps.get(text(input, 'appid'));
    const person = people.named(text(input, 'person'), app.appid);
    return { app, person, sender: { id: person.id, openid: people.openid(person, app.appid) } };
  }

  return {
    reset: () => sandbox.reset(),
    world: (input) => {
      const world = input as SandboxWorld;
      sandbox.apply(world);
      const named = world.people?.map(({ id }) => people.get(id)) ?? people.all();
      return { people: Object.fromEntries(named.map((person) => [person.id, identitiesOf(sandbox, person)])) };
    },
    state: (input) => stateOf(sandbox, input),
    clock: (input) => moveClock(sandbox.clock, input),
    faults: (input) => {
      if (input.clear === true) faults.clear();
      else if (Object.keys(input).length > 0) faults.add(input as unknown as Fault); // Faults.add checks every field it uses
      return { faults: faults.list() };
    },
    deliveries: (input) => ({
      deliveries: deliveries
        .all()
        .filter(({ kind, owner }) => (input.kind ?? kind) === kind && (input.owner ?? owner) === owner),
    }),
    redeliver: async (input) => ({ delivery: await deliveries.redeliver(text(input, 'id')) }),
    repeat: async (input) => ({
      verdicts: await deliveries.repeat(text(input, 'about'), {
        times: index(input, 'times'),
        atOnce: index(input, 'atOnce'),
        to: optionalText(input, 'to'),
      }),
    }),
    tally: () => ({ deliveries: deliveries.tally(), faults: faults.tally() }),
    idle: () => sandbox.clock.idle(),
    log: (input) => ({ entries: sandbox.log.read(index(input, 'after')) }),
    follow: async (input) => {
      const { app, person, sender } = whoAndWhere(input);
      const changed = people.follow(person, app, typeof input.scene === 'string' ? input.scene : undefined);
      if (changed) await sandbox.events.push(app, sender, followEvent(app, sender.openid, sandbox.clock.nowSeconds()));
      return { changed };
    },
    unfollow: async (input) => {
      const { app, person, sender } = whoAndWhere(input);
      const changed = people.unfollow(person, app);
      if (changed)
        await sandbox.events.push(app, sender, unfollowEvent(app, sender.openid, sandbox.clock.nowSeconds()));
      return { changed };
    },
    'tap-menu': async (input) => {
      const { app, sender } = whoAndWhere(input);
      const top = index(input, 'index');
      if (top === undefined) throw new RangeError('index is missing');
      const tagIds = sandbox.tags.idsOf(app.appid, sender.openid);
      const button = menus.entry(app.appid, tagIds, top, index(input, 'subIndex'));
      const menuId = menus.shownTo(app.appid, tagIds)?.menuId ?? 0;
      const event = menuEvent(app, sender.openid, sandbox.clock.nowSeconds(), button, menuId);
      if (event) await sandbox.events.push(app, sender, event);
      return { action: actionOf(button) };
    },
    'send-message': async (input) => {
      const { app, person, sender } = whoAndWhere(input);
      const content = text(input, 'text');
      const { message, msgId } = textMessage(app, sender.openid, sandbox.clock.nowSeconds(), content);
      sandbox.chats.add(app.appid, person.id, { from: 'person', type: 'text', content: { Content: content } });
      await sandbox.events.push(app, sender, message);
      return { msgId };
    },
    'push-message': async (input) => {
      const { app, sender } = whoAndWhere(input);
      const { message } = input;
      if (typeof message !== 'object' || message === null) throw new RangeError('message is missing');
      const envelope = {
        ToUserName: app.originalId,
        FromUserName: sender.openid,
        CreateTime: sandbox.clock.nowSeconds(),
      };
      // JSON in, so nothing but message values can be inside
      await sandbox.events.push(app, sender, { ...envelope, ...(message as Message) });
    },
    'configure-callback': async (input) => {
      const app = apps.get(text(input, 'appid'));
      const callback = input.callback as CallbackSettings;
      checkCallback(app, callback);
      await checkCallbackUrl(callback, {
        resolve: (url) => sandbox.dns.resolve(url),
        nowSeconds: sandbox.signatureNow(),
        timeoutMs: sandbox.settings.current.callbackTimeoutMs,
      });
      apps.upsert({ appid: app.appid, callback });
    },
    'rotate-session-key': (input) => {
      const { app, person } = whoAndWhere(input);
      sandbox.sessions.rotate(app.appid, person.id);
    },
    'top-up': (input) => {
      const { mchid } = sandbox.merchants.get(text(input, 'mchid'));
      const account = oneOf(input, 'account', ['BASIC', 'OPERATION', 'FEES'], 'BASIC');
      sandbox.funds.topUp(mchid, account, index(input, 'amountFen') ?? 0);
      return sandbox.funds.balance(mchid, account);
    },
    'decide-refund': async (input) => {
      const outcome = oneOf(input, 'outcome', ['SUCCESS', 'ABNORMAL', 'CLOSED']);
      return { refund: await sandbox.refunds.decide(text(input, 'mchid'), text(input, 'outRefundNo'), outcome) };
    },
    'rotate-certificate': (input) => ({
      serialNo: sandbox.merchants.rotateCertificate(text(input, 'mchid'))?.serialNo,
    }),
    ...virtualPaymentCalls(sandbox),
  };
}
