import type { DemoHandle } from './demo-account.ts';
import { pictureUrl } from './media/pictures.ts';

/** Goods that another shop sells, shown on a card in an article. */
export interface DemoProduct {
  readonly account: DemoHandle;
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number;
  /** The shop's Mini Program and its page. */
  readonly targetAppid: string;
  readonly targetPath: string;
  /** The account's commission in basis points. */
  readonly rateBps: number;
}

/** By the key that articles name them by. */
export const demoProducts = {
  gaiwan: {
    account: 'chaguan',
    title: '白瓷盖碗，一百一十毫升',
    imageUrl: pictureUrl('gaiwan-jade-93-square'),
    priceFen: 6800,
    targetAppid: 'wx7ea0000000000021',
    targetPath: 'pages/goods/index?id=gaiwan-110',
    rateBps: 800,
  },
} as const satisfies Record<string, DemoProduct>;

export type DemoProductKey = keyof typeof demoProducts;

/** An offer by its code. A trial is for a tier; the others are for every tier. */
export interface DemoOffer {
  readonly account: DemoHandle;
  readonly code: string;
  readonly name: string;
  readonly percentOffBps: number | null;
  readonly trial: { readonly tierKey: string; readonly days: number } | null;
}

export const demoOffers: readonly DemoOffer[] = [
  { account: 'chaguan', code: 'CHUNCHA', name: '春茶上新', percentOffBps: 2000, trial: null },
  { account: 'chaguan', code: 'SHIZUO', name: '先坐七天', percentOffBps: null, trial: { tierKey: 'tea', days: 7 } },
  { account: 'shanyu', code: 'YUTIAN', name: '雨天读书', percentOffBps: 1500, trial: null },
];
