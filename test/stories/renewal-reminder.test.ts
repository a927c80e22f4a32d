import { gql } from 'graphql-request';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books } from '../support/books.ts';
import type { GivenAccount, GivenTier } from '../support/given.ts';
import { RefundDesk } from '../support/refund-desk.ts';
import { RenewalDays } from '../support/renewal-days.ts';
import { Subscriber } from '../support/subscriber.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { TravelClock } from '../support/travel-clock.ts';

const Reminder = gql`
  { viewer { renewalReminder { id endsAt words membership { endsAt tier { name } } tierPrice { id amountFen period } } } }
`;
const Dismiss = gql`
  mutation ($input: DismissRenewalReminderInput!) {
    dismissRenewalReminder(input: $input) { ... on DismissRenewalReminderSuccess { reminderId } }
  }
`;
interface SeenReminder {
  readonly id: string;
  readonly endsAt: string;
  readonly words: string;
  readonly tierPrice: { readonly id: string };
}

const clock = new TravelClock();
let teahouse: Teahouse;
let account: GivenAccount;
let tier: GivenTier;
let books: Books;
let days: RenewalDays;

beforeAll(async () => {
  teahouse = await startTeahouse({ clock });
  account = await teahouse.given.account();
  tier = await teahouse.given.tier(account, { key: 'tea' });
  books = new Books(teahouse, account);
  days = new RenewalDays(teahouse, clock, account);
});
afterAll(() => teahouse?.stop());

const sweep = () => teahouse.app.services.renewalReminders.sweep();
const made = () => teahouse.sql('select id from renewal_reminders where account_id = $1', [account.id]);

async function reminderOf(lin: Subscriber): Promise<SeenReminder | null> {
  await lin.memberships();
  const { viewer } = await lin.buyer.graphql.request<{ viewer: { renewalReminder: SeenReminder | null } }>(Reminder);
  return viewer.renewalReminder;
}

it('reminds a week before the end, renews with one tap, and gives the renewal back', async () => {
  const lin = await Subscriber.in(teahouse, account);
  await lin.buyer.settle(await lin.buyer.placeOrder(tier.prices.MONTH.id));
  const { endsAt } = (await lin.memberships())[0]!;
  const endsOn = new Date(Date.parse(endsAt) + 8 * 3_600_000).toISOString().slice(0, 10);

  await days.goToDay(endsOn, '00:00', -8);
  await sweep();
  expect(await reminderOf(lin)).toBeNull();
  await days.goToDay(endsOn, '23:00', -7);
  await sweep();
  await days.goToDay(endsOn, '23:30', -7);
  await sweep();

  expect(await made()).toHaveLength(1);
  const reminder = await reminderOf(lin);
  expect(reminder).toEqual({
    id: expect.any(String),
    endsAt,
    words: `你的会员 ${endsOn} 到期，续费后时间接着算`,
    membership: { endsAt, tier: { name: 'tea' } },
    tierPrice: { id: tier.prices.MONTH.id, amountFen: 1800, period: 'MONTH' },
  });

  await lin.logIn();
  const { paymentId } = await lin.buyer.settle(await lin.buyer.placeOrder(reminder!.tierPrice.id));

  expect(await reminderOf(lin)).toBeNull();
  const [later, sooner] = await lin.memberships();
  expect(later!.startsAt).toBe(sooner!.endsAt);

  const desk = await RefundDesk.open(teahouse, account);
  await desk.refund(paymentId);
  expect(await desk.ended()).toMatchObject([{ status: 'SUCCEEDED' }]);

  expect(await reminderOf(lin)).toMatchObject({ endsAt });
  expect(await lin.buyer.graphql.request(Dismiss, { input: { reminderId: reminder!.id } })).toEqual({
    dismissRenewalReminder: { reminderId: reminder!.id },
  });
  expect(await reminderOf(lin)).toBeNull();
  await days.goToDay(endsOn, '23:00', 1);
  await sweep();
  expect(await made()).toHaveLength(1);
  expect(await books.openExceptions()).toEqual([]);
  expect(await books.printNamed('A membership renewed after a reminder, and the renewal given back')).toBe(
    `
#  what      account                     debit  credit  document
──────────────────────────────────────────────────────────────────────────────────────
1  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 1>
             income:membership:tea               18.00
2  SALE      assets:wechat:xpay:<offer>  18.00          xpay/<offer>/<payment 2>
             income:membership:tea               18.00
3  REFUND    income:membership:tea       18.00          xpay/<offer>/refund/<refund 1>
             assets:wechat:xpay:<offer>          18.00
──────────────────────────────────────────────────────────────────────────────────────
   balanced                              54.00   54.00
`.trim(),
  );
});
