import { type EntityManager, LockMode, type MikroORM } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
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

  /** @param em of a running transaction that is to see them; a fork of its own otherwise */
  of(accountId: string, em: EntityManager = this.#orm.em.fork()): Promise<MoneySettings> {
    return em.findOneOrFail(MoneySettings, { account: accountId });
  }

  /**
   * Changes what is given, when nobody saved since `input.version`.
   * @throws Rejection MoneySettingOutOfRange, MoneySettingsConflict
   */
  async update(viewer: Viewer, input: UpdateMoneySettingsInput): Promise<MoneySettings> {
    permit(viewer, 'changeMoneySettings');
    checkRanges(input);
    return this.#orm.em.fork().transactional(async (em) => {
      const { accountId } = viewer;
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
}

function checkRanges(input: UpdateMoneySettingsInput): void {
  for (const [field, [min, max]] of Object.entries(ranges)) {
    const value = input[field as keyof typeof ranges];
    if (value != null && (value < min || value > max)) throw new Rejection(new MoneySettingOutOfRange(field, min, max));
  }
}
