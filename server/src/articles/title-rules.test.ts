import { expect, it } from 'vitest';
import { checkTitle, TitleEffect, titleRules } from './title-rules.ts';

const { BLOCKED, LOWERED, CUT } = TitleEffect;

it.each([
  ['柳巷旧事：一盏茶的功夫', []],
  ['关注一座城的旧茶馆', []],
  ['转角处的茶馆', []],
  ['第一次去茶馆', []],
  ['最后一位说书人', []],
  ['震惊！这家茶馆竟然是百年老店', [LOWERED]],
  ['不转不是中国人', [BLOCKED]],
  ['请转发给你的朋友', [BLOCKED]],
  ['关注后可见全文', [BLOCKED]],
  ['这味老茶包治百病', [BLOCKED]],
  ['跟着我稳赚不赔', [BLOCKED]],
  ['微信官方通知：今晚调整', [BLOCKED]],
  ['全国第一的茶', [LOWERED]],
  ['真的吗？？', [LOWERED]],
  ['今天去喝茶🍵🍵🍵', [LOWERED]],
  ['You won’t believe it, shocking tea', [LOWERED]],
  ['长'.repeat(64), [CUT]],
  ['长'.repeat(65), [BLOCKED]],
  ['震惊！！快转发', [BLOCKED, LOWERED, LOWERED]],
])('finds in 「%s」 what WeChat may take ill', (title, effects) => {
  expect(checkTitle(title).map(({ effect }) => effect)).toEqual(effects);
});

it('names the words it is about, and says in both languages why', () => {
  expect(checkTitle('今晚必看，紧急扩散')).toEqual([
    {
      effect: BLOCKED,
      words: '紧急扩散',
      reason: {
        'zh-CN': expect.stringContaining('诱导分享'),
        en: expect.stringContaining('Enticed sharing'),
      },
    },
  ]);
});

it('does not take long over a long title', () => {
  const begin = performance.now();

  for (const { finds } of titleRules) finds.test('不转关注!！最'.repeat(20_000));

  expect(performance.now() - begin).toBeLessThan(500);
});
