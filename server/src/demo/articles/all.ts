import type { DemoArticle, DemoSeries } from '../demo-account.ts';
import { pictureUrl } from '../media/pictures.ts';
import { brewing } from './chaguan-brewing.ts';
import { cities } from './chaguan-cities.ts';
import { english } from './chaguan-english.ts';
import { history } from './chaguan-history.ts';
import { houses } from './chaguan-houses.ts';
import { lamplight } from './chaguan-lamplight.ts';
import { nights } from './chaguan-nights.ts';
import { notices } from './chaguan-notices.ts';
import { willowLane } from './chaguan-willow-lane.ts';
import { honglou } from './shanyu-honglou.ts';
import { longBooks } from './shanyu-long.ts';
import { overseas } from './shanyu-overseas.ts';
import { rainyDays } from './shanyu-rain.ts';
import { shops } from './shanyu-shops.ts';
import { study } from './shanyu-study.ts';

/** Every article of the demo, both accounts'. */
export const demoArticles: readonly DemoArticle[] = [
  ...notices,
  ...study,
  ...lamplight,
  ...willowLane,
  ...history,
  ...cities,
  ...houses,
  ...brewing,
  ...nights,
  ...english,
  ...honglou,
  ...shops,
  ...longBooks,
  ...overseas,
  ...rainyDays,
];

/** Each account's newest series first. */
export const demoSeries: readonly DemoSeries[] = [
  {
    key: 'lamplight',
    account: 'chaguan',
    title: '灯下故事',
    summary: '老周茶馆里来来去去的人。都是虚构的，灯是真的。',
    coverUrl: pictureUrl('lanterns-night-11-square'),
  },
  {
    key: 'history',
    account: 'chaguan',
    title: '茶史小札',
    summary: '一本书，一只碗，一条路。只写有出处的事。',
    coverUrl: pictureUrl('mountains-jade-37-square'),
    unlockPriceFen: 2_900,
  },
  {
    key: 'houses',
    account: 'chaguan',
    title: '茶馆志',
    summary: '成都、北京、扬州、广州。一座城市，从它坐下来的地方看进去。',
    coverUrl: pictureUrl('eaves-tea-72-square'),
  },
  {
    key: 'brewing',
    account: 'chaguan',
    title: '怎么泡好一壶茶',
    summary: '一只壶，一只碗，没有别的。写给下班以后才有空的人。',
    coverUrl: pictureUrl('kettle-ember-58-square'),
  },
  {
    key: 'nights',
    account: 'chaguan',
    title: '夜谈',
    summary: '十点以后的话。说话的人都同意我们写下来。',
    coverUrl: pictureUrl('bamboo-night-108-square'),
  },
  {
    key: 'english',
    account: 'chaguan',
    title: 'Notes from the Lamp',
    summary: 'Tea, rain and Willow Lane, written in English for whoever walks in.',
    coverUrl: pictureUrl('bridge-dawn-70-square'),
  },
  {
    key: 'honglou',
    account: 'shanyu',
    title: '慢读红楼',
    summary: '一周三回，只讲书里写了的。谁没有笑，东西到了谁手里。',
    coverUrl: pictureUrl('plum-mist-26-square'),
  },
  {
    key: 'shops',
    account: 'shanyu',
    title: '旧书铺',
    summary: '书离开一个人，到另一个人手里去，中间那一段路。',
    coverUrl: pictureUrl('shelf-ember-45-square'),
  },
  {
    key: 'long',
    account: 'shanyu',
    title: '长书与旧书',
    summary: '厚的、古的、读到一半的。怎样把它们读完，或者体面地放下。',
    coverUrl: pictureUrl('page-dawn-66-square'),
  },
  {
    key: 'overseas',
    account: 'shanyu',
    title: '隔海的书架',
    summary: '博尔赫斯、伍尔夫、契诃夫，和一些走了很远的书。',
    coverUrl: pictureUrl('ferry-mist-88-square'),
  },
  {
    key: 'study',
    account: 'shanyu',
    title: '书房小事',
    summary: '看雪的人，修书的人，藏书的人。书外面的事，也在书里。',
    coverUrl: pictureUrl('desk-tea-112-square'),
  },
];
