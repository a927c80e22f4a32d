import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { StaffRole } from '../accounts/staff.entity.ts';
import { requireStaff, type Viewer } from '../members/viewer.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import type { Clock } from '../shared/time/clock.ts';
import { MoneySettings } from './money-settings.entity.ts';
import type { UpdateMoneySettingsInput } from './money-settings.payloads.ts';
import { MoneySettingOutOfRange, MoneySettingsConflict } from './money-settings.refusals.ts';
import { checkTipSettings, maxTipFen } from './tip-settings.ts';

/** What PostgreSQL would refuse, said before it has to. Amounts in fen. */
const ranges = {
  refundWindowDays: [0, 60],
  refundMaxReadBps: [0, 10_000],
  renewalReminderDays: [1, 30],
  promoterRateBps: [1, 5_000],
  coolingOffDays: [0, 90],
  payoutMinFen: [30, 20_000_000],
  tipMinFen: [1, maxTipFen],
  tipMaxFen: [1, maxTipFen],
} as const satisfies Partial<Record<keyof UpdateMoneySettingsInput, readonly [min: number, max: number]>>;

/** Keeps what the owner decides about money. */
export class MoneySettingsService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;

  constructor(deps: { orm: MikroORM; clock: Clock }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
  }

  /**
   * The account's settings; made with the columns' defaults when there are none yet.
   * @param em of a running transaction that is to see them; a fork of its own otherwise
   */
  async of(accountId: string, em: EntityManager = this.#orm.em.fork()): Promise<MoneySettings> {
    const found = await em.findOne(MoneySettings, { account: accountId });
    if (found) return found;
    await this.#make(em, accountId);
    return em.findOneOrFail(MoneySettings, { account: accountId });
  }

  /**
   * Changes what is given, when nobody saved since `input.version`.
   * @throws Rejection MoneySettingOutOfRange, MoneySettingsConflict
   */
  async update(viewer: Viewer, input: UpdateMoneySettingsInput): Promise<MoneySettings> {
    requireStaff(viewer, StaffRole.OWNER);
    checkRanges(input);
    return this.#orm.em.fork().transactional(async (em) => {
      const { accountId } = viewer;
      await this.#make(em, accountId);
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const settings = await em.findOneOrFail(MoneySettings, { account: accountId }, { lockMode });
      const { version, ...changes } = input;
      if (settings.version !== version) throw new Rejection(new MoneySettingsConflict(settings.version));
      em.assign(settings, Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null)));
      checkTipSettings(settings);
      settings.version += 1;
      settings.updatedAt = this.#clock.now();
      return settings;
    });
  }

  async #make(em: EntityManager, accountId: string): Promise<void> {
    await em
      .getConnection()
      .execute(
        'insert into money_settings (account_id, updated_at) values (?, ?) on conflict (account_id) do nothing',
        [accountId, this.#clock.now()],
        'run',
        em.getTransactionContext(),
      );
  }
}

function checkRanges(input: UpdateMoneySettingsInput): void {
  for (const [field, [min, max]] of Object.entries(ranges)) {
    const value = input[field as keyof typeof ranges];
    if (value != null && (value < min || value > max)) throw new Rejection(new MoneySettingOutOfRange(field, min, max));
  }
}
