import { ApiError } from '../http/api-error.ts';
import type { Settings } from '../settings.ts';
import type { Collection, Store } from '../store/store.ts';
import type { GoodSettings, XpayEnv } from './virtual-payment-settings.ts';

const TASK_MS = 1_000;
const PERIODS_DAYS: readonly number[] = [7, 31, 93, 372];
export const LEAST_SUBSCRIPTION_FEN = 100;
const MOST_SUBSCRIPTION_FEN = 500_000;

export interface Good {
  id: string;
  name: string;
  priceFen: number;
  remark: string;
  itemUrl: string;
  /** a membership subscription; null: sold once */
  periodDays: number | null;
  /** from this instant on it can be sold; null: not published */
  sellableAt: number | null;
}

/** State of one thing in a task, as WeChat numbers it. */
const ITEM = { running: 0, existed: 1, done: 2, failed: 3 } as const;
/** State of a whole task. */
const TASK = { none: 0, running: 1, failed: 2, done: 3 } as const;

interface Task {
  startedAt: number;
  item: Record<string, unknown>;
  outcome: (typeof ITEM)[keyof typeof ITEM];
  errmsg: string;
}

type TaskKind = 'upload' | 'publish';

const TASK_RUNNING = 268490012;
const BAD_PARAMETER = 268490002;

/** Goods of virtual payment: uploaded, then published, then sellable ten minutes later. */
export class Goods {
  private readonly kept: Collection<Good>;
  private readonly tasks: Collection<Task>;
  private readonly settings: Settings;
  private readonly now: () => number;

  constructor(store: Store, settings: Settings, now: () => number) {
    this.kept = store.collection('xpay-goods');
    this.tasks = store.collection('xpay-goods-tasks');
    this.settings = settings;
    this.now = now;
  }

  find(appid: string, env: XpayEnv, id: string): Good | undefined {
    return this.kept.get(this.key(appid, env, id));
  }

  /** Published long ago, as a seeded world has them. */
  seed(appid: string, { productId, name, priceFen, env, periodDays: days }: GoodSettings): void {
    if (!/^[A-Za-z0-9_-]{1,20}$/.test(productId))
      throw new RangeError(`productId ${productId}: 1 to 20 of A-Z a-z 0-9 _ -`);
    if (!Number.isInteger(priceFen) || priceFen < 1)
      throw new RangeError(`${productId}: priceFen is a positive integer`);
    const periodDays = days ?? null;
    if (periodDays !== null) checkSubscription(productId, priceFen, periodDays);
    const envs = periodDays === null ? ([0, 1] as const) : ([0] as const);
    for (const each of env === undefined ? envs : [env]) {
      const good: Good = { id: productId, name, priceFen, remark: name, itemUrl: '', periodDays, sellableAt: 0 };
      this.kept.put(this.key(appid, each, productId), good);
    }
  }

  /** @throws ApiError 268490002 for what cannot be a good, 268490012 while another task runs */
  startUpload(appid: string, env: XpayEnv, list: unknown): void {
    const item = this.onlyItem(list);
    const { id, name, price, remark, item_url } = item;
    if (
      typeof id !== 'string' ||
      !/^[A-Za-z0-9_-]{1,20}$/.test(id) ||
      typeof name !== 'string' ||
      name === '' ||
      [...name].length > 20 ||
      typeof price !== 'number' ||
      !Number.isInteger(price) ||
      price < 1 ||
      typeof remark !== 'string' ||
      [...remark].length > 1024 ||
      typeof item_url !== 'string' ||
      !/^https?:\/\//.test(item_url)
    ) {
      throw new ApiError(BAD_PARAMETER, 'invalid upload_item');
    }
    this.refuseWhileRunning('upload', appid, env);
    const exists = this.find(appid, env, id) !== undefined;
    if (!exists) {
      this.kept.put(this.key(appid, env, id), {
        id,
        name,
        priceFen: price,
        remark,
        itemUrl: item_url,
        periodDays: null,
        sellableAt: null,
      });
    }
    this.begin('upload', appid, env, {
      item: { id, name, price, remark, item_url },
      outcome: exists ? ITEM.existed : ITEM.done,
      errmsg: exists ? 'id已经存在' : '',
    });
  }

  /** @throws ApiError as startUpload */
  startPublish(appid: string, env: XpayEnv, list: unknown): void {
    const { id } = this.onlyItem(list);
    if (typeof id !== 'string') throw new ApiError(BAD_PARAMETER, 'invalid publish_item');
    this.refuseWhileRunning('publish', appid, env);
    const good = this.find(appid, env, id);
    if (good && good.sellableAt === null) {
      const sellableAt = this.now() + TASK_MS + this.settings.current.publishDelayMs;
      this.kept.put(this.key(appid, env, id), { ...good, sellableAt });
    }
    this.begin('publish', appid, env, {
      item: { id },
      outcome: good ? ITEM.done : ITEM.failed,
      errmsg: good ? '' : '道具不存在',
    });
  }

  /** The last task of that kind; there are no task ids. */
  queryTask(kind: TaskKind, appid: string, env: XpayEnv): Record<string, unknown> {
    const task = this.tasks.get(this.key(appid, env, kind));
    if (!task) return { [`${kind}_item`]: [], status: TASK.none };
    const isRunning = this.isRunning(task);
    const state = isRunning ? ITEM.running : task.outcome;
    const status = isRunning ? TASK.running : task.outcome === ITEM.done ? TASK.done : TASK.failed;
    return {
      [`${kind}_item`]: [{ ...task.item, [`${kind}_status`]: state, errmsg: isRunning ? '' : task.errmsg }],
      status,
    };
  }

  all(): Good[] {
    return this.kept.values();
  }

  private onlyItem(list: unknown): Record<string, unknown> {
    const item: unknown = Array.isArray(list) && list.length === 1 ? list[0] : undefined;
    if (typeof item !== 'object' || item === null) throw new ApiError(BAD_PARAMETER, 'one item a call');
    return item as Record<string, unknown>;
  }

  private refuseWhileRunning(kind: TaskKind, appid: string, env: XpayEnv): void {
    const task = this.tasks.get(this.key(appid, env, kind));
    if (task && this.isRunning(task)) throw new ApiError(TASK_RUNNING, 'task running');
  }

  private begin(kind: TaskKind, appid: string, env: XpayEnv, task: Omit<Task, 'startedAt'>): void {
    this.tasks.put(this.key(appid, env, kind), { ...task, startedAt: this.now() });
  }

  private isRunning(task: Task): boolean {
    return this.now() - task.startedAt < TASK_MS;
  }

  private key(appid: string, env: XpayEnv, name: string): string {
    return `${appid}/${env}/${name}`;
  }
}

function checkSubscription(productId: string, priceFen: number, periodDays: number): void {
  if (!PERIODS_DAYS.includes(periodDays)) throw new RangeError(`${productId}: a period is 7, 31, 93 or 372 days`);
  if (priceFen < LEAST_SUBSCRIPTION_FEN || priceFen > MOST_SUBSCRIPTION_FEN)
    throw new RangeError(`${productId}: a subscription costs 1 to 5000 CNY`);
}
