import type { DemoArticle, DemoSeries } from '../demo-account.ts';
import { pictureUrl } from '../media/pictures.ts';
import { history } from './chaguan-history.ts';
import { lamplight } from './chaguan-lamplight.ts';
import { honglou } from './shanyu-honglou.ts';
import { shops } from './shanyu-shops.ts';

/** Every article of the demo, both accounts'. */
export const demoArticles: readonly DemoArticle[] = [...lamplight, ...history, ...honglou, ...shops];

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
];
