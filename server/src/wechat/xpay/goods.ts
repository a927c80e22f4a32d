import { z } from 'zod';
import type { Fen } from '../../shared/money/fen.ts';

/** A good (道具) as Virtual Payment sells it. */
export interface XpayGood {
  /** At most 20 characters; never given to another good. */
  readonly id: string;
  /** At most 20 characters. */
  readonly name: string;
  readonly priceFen: Fen;
  readonly remark: string;
  /** A picture WeChat can fetch. */
  readonly imageUrl: string;
}

/** Uploading and publishing run as one task each per Mini Program; ask until it is not `running`. */
export interface XpayGoodsTask {
  readonly state: 'none' | 'running' | 'failed' | 'succeeded';
  readonly goods: readonly { readonly id: string; readonly state: GoodState; readonly message?: string }[];
}
type GoodState = 'running' | 'existsAlready' | 'succeeded' | 'failed';

const taskStates = ['none', 'running', 'failed', 'succeeded'] as const;
const goodStates = ['running', 'existsAlready', 'succeeded', 'failed'] as const;
const taskStatus = z.number().int().min(0).max(3);
const taskItem = z.object({ id: z.string(), errmsg: z.string().optional() });

export const uploadTaskSchema = z
  .object({
    status: taskStatus,
    upload_item: z.array(taskItem.extend({ upload_status: taskStatus })).default([]),
  })
  .transform((task) => taskFromWire(task.status, task.upload_item, (item) => item.upload_status));

export const publishTaskSchema = z
  .object({
    status: taskStatus,
    publish_item: z.array(taskItem.extend({ publish_status: taskStatus })).default([]),
  })
  .transform((task) => taskFromWire(task.status, task.publish_item, (item) => item.publish_status));

export const goodToWire = (good: XpayGood) => ({
  id: good.id,
  name: good.name,
  price: good.priceFen,
  remark: good.remark,
  item_url: good.imageUrl,
});

function taskFromWire<Item extends z.infer<typeof taskItem>>(
  status: number,
  items: readonly Item[],
  statusOf: (item: Item) => number,
): XpayGoodsTask {
  return {
    state: taskStates[status] ?? 'none',
    goods: items.map((item) => ({
      id: item.id,
      state: goodStates[statusOf(item)] ?? 'failed',
      ...(item.errmsg ? { message: item.errmsg } : {}),
    })),
  };
}
