import type { DemoArticle, DemoSeries } from '../demo-account.ts';
import { pictureUrl } from '../media/pictures.ts';
import { lamplight } from './chaguan-lamplight.ts';
import { honglou } from './shanyu-honglou.ts';

/** Every article of the demo, both accounts'. */
export const demoArticles: readonly DemoArticle[] = [...lamplight, ...honglou];

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
    key: 'honglou',
    account: 'shanyu',
    title: '慢读红楼',
    summary: '一周三回，只讲书里写了的。谁没有笑，东西到了谁手里。',
    coverUrl: pictureUrl('plum-mist-26-square'),
  },
];
