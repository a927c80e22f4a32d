import { AccountKind } from '../accounts/account.entity.ts';
import type { DemoAccount } from './demo-account.ts';
import { pictureUrl } from './media/pictures.ts';

export const demoAccounts: readonly DemoAccount[] = [
  {
    handle: 'chaguan',
    kind: AccountKind.SERVICE_ACCOUNT,
    name: '茶馆夜话',
    description: '一盏灯，一壶茶，一个故事。每周三、周日夜里开讲。',
    logoUrl: pictureUrl('gaiwan-dawn-1-square'),
    ownerName: '周掌柜',
    memberCount: 117,
    buyerCount: 27,
    tiers: [
      {
        key: 'tea',
        name: '茶客',
        description: '占一张凳子，全部夜话都能听到底。',
        benefits: ['全部会员文章', '每月一期音频夜话', '开讲前一天收到提醒'],
        prices: { MONTH: 1800, QUARTER: 4800, YEAR: 16800 },
      },
      {
        key: 'seat',
        name: '雅座',
        description: '靠窗的位置：除了夜话，还有掌柜的私藏。',
        benefits: ['茶客的全部权益', '雅座专享的长文与手记', '每季一封手写信的电子版'],
        prices: { MONTH: 4800, QUARTER: 12800, YEAR: 45800 },
      },
    ],
  },
  {
    handle: 'shanyu',
    kind: AccountKind.SUBSCRIPTION_ACCOUNT,
    name: '山雨读书',
    description: '雨天适合读书，晴天也适合。旧书、新书，和读书的人。',
    logoUrl: pictureUrl('mountains-mist-2-square'),
    ownerName: '沈山',
    memberCount: 38,
    buyerCount: 8,
    tiers: [
      {
        key: 'reader',
        name: '读者',
        description: '一起把一本书读完。',
        benefits: ['全部共读笔记', '每月书单与版本建议'],
        prices: { MONTH: 1200, QUARTER: 3200, YEAR: 9800 },
      },
    ],
  },
];
