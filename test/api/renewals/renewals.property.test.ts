import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RenewalHouse } from './renewal-house.ts';

/** A call that dies: before it did anything, or after. A server that is killed there leaves the same rows. */
const trouble = fc.option(
  fc.record({
    when: fc.constantFrom('before' as const, 'after' as const),
    how: fc.constantFrom({ reset: true }, { errcode: -1 }, { httpStatus: 502 }),
    times: fc.integer({ min: 1, max: 2 }),
  }),
);
const pushMode = fc.constantFrom(
  'in order' as const,
  'lost' as const,
  'duplicate' as const,
  'concurrent-duplicate' as const,
  'delayed' as const,
);
type PushMode = typeof pushMode extends fc.Arbitrary<infer T> ? T : never;
const period = fc.record({
  announcing: trouble,
  deducting: trouble,
  asking: trouble,
  pushes: pushMode,
  failures: fc.integer({ min: 0, max: 2 }),
});
type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never;

let house: RenewalHouse;
beforeAll(async () => {
  house = await RenewalHouse.start();
});
afterAll(() => house?.teahouse.stop());

async function strike(path: string, trouble: Trouble): Promise<void> {
  if (trouble) await house.fault({ kind: 'api', path, ...trouble.how, when: trouble.when, times: trouble.times });
}

async function pushesCome(mode: PushMode): Promise<void> {
  if (mode === 'in order') return;
  await house.fault({ kind: 'xpay-push', mode, times: 6, ...(mode === 'delayed' && { delayMs: 3_600_000 }) });
}

async function facts() {
  const of = (text: string) => house.teahouse.sql<{ count: number }>(text, [house.account.id]);
  const one = async (text: string) => (await of(text))[0]!.count;
  return {
    taken: (await house.takenByWeChat()).length,
    paidCharges: await one(
      `select count(*)::int as count from renewal_charges where account_id = $1 and status = 'PAID'`,
    ),
    openCharges: await one(
      `select count(*)::int as count from renewal_charges where account_id = $1 and status not in ('PAID', 'GIVEN_UP')`,
    ),
    memberships: await house.books.memberships(),
    sales: await one(`select count(*)::int as count from ledger_transactions where account_id = $1 and kind = 'SALE'`),
    pending: await one(`select count(*)::int as count from payments where account_id = $1 and status = 'PENDING'`),
    exceptions: await house.books.openExceptions(),
  };
}

it('charges each period once, whatever is lost, doubled, late or killed on the way', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ pushes: pushMode, deducting: trouble }),
      fc.array(period, { minLength: 1, maxLength: 2 }),
      async (signing, periods) => {
        await house.open();
        const lin = await house.subscriber();
        await pushesCome(signing.pushes);
        await strike('/xpay/submit_subscribe_pay_order', signing.deducting);
        await lin.sign(house.tea.prices.MONTH.id).catch(() => undefined);
        for (const time of ['10:05', '10:20', '11:00', '11:30', '12:30']) await house.days.goTo(0, time);

        for (const { announcing, deducting, asking, pushes, failures } of periods) {
          await house.teahouse.sandbox.control('faults', { clear: true });
          await strike('/xpay/send_subscribe_pre_payment', announcing);
          await house.goToNotice(lin);
          for (const time of ['07:40', '08:00', '12:00']) await house.days.goTo(0, time);
          await strike('/xpay/submit_subscribe_pay_order', deducting);
          await strike('/xpay/query_order', asking);
          await pushesCome(pushes);
          if (failures > 0) await house.fault({ kind: 'xpay-deduction', mode: 'fail', times: failures });
          await house.goToDue(lin);
          for (const time of ['07:30', '07:50', '10:40', '11:00', '14:10', '14:30', '17:40', '18:00', '21:00'])
            await house.days.goTo(0, time);
        }

        const count = periods.length + 1;
        expect(await facts()).toEqual({
          taken: count,
          paidCharges: count,
          openCharges: 1,
          memberships: count,
          sales: count,
          pending: 0,
          exceptions: [],
        });
      },
    ),
    {
      numRuns: Number(process.env.RENEWALS_RUNS ?? 6),
      seed: Number(process.env.RENEWALS_SEED ?? 20_261_122),
      endOnFailure: false,
    },
  );
});
