import { expect, it } from 'vitest';
import { isSameSettings, mergeSettings, type Settings, settingsOf, settledSettings } from './article-settings.ts';

const base: Settings = {
  policy: 'EVERYONE',
  tierIds: [],
  priceYuan: null,
  isTippable: false,
  seriesId: null,
  coverUrl: null,
  excerpt: '夜里的茶',
  author: '周掌柜',
  language: 'ZH_CN',
};

it('reads an article’s settings, tiers in one order', () => {
  const article = {
    policy: 'TIERS',
    tiers: [{ id: 'b' }, { id: 'a' }],
    unlockPriceFen: 990,
    isTippable: true,
    series: { id: 's' },
    author: '',
    language: 'EN',
  } as const;

  expect(settingsOf(article, { coverUrl: '/media/a', excerpt: '' })).toEqual({
    policy: 'TIERS',
    tierIds: ['a', 'b'],
    priceYuan: 9.9,
    isTippable: true,
    seriesId: 's',
    coverUrl: '/media/a',
    excerpt: '',
    author: '',
    language: 'EN',
  });
});

it('takes no change for one that is only spaces, another order, or hidden by the policy', () => {
  const values = { excerpt: ' 夜里的茶 ', priceYuan: 3, tierIds: ['a'] };
  expect(isSameSettings(settledSettings(values, base), base)).toBe(true);

  const byTier = { ...base, policy: 'TIERS', tierIds: ['a', 'b'] } as const;
  expect(isSameSettings(settledSettings({ tierIds: ['b', 'a'] }, byTier), byTier)).toBe(true);
});

it('keeps both people’s changes when they are of different things', () => {
  const merged = mergeSettings(base, { ...base, author: '阿梅' }, { ...base, isTippable: true });

  expect(merged).toEqual({ settings: { ...base, author: '阿梅', isTippable: true }, contested: [] });
});

it('has nothing to ask when both decided the same', () => {
  const same = { ...base, policy: 'MEMBERS' } as const;

  expect(mergeSettings(base, same, { ...same, language: 'EN' })).toEqual({
    settings: { ...same, language: 'EN' },
    contested: [],
  });
});

it('asks when both decided about the same thing, and keeps mine until somebody chose', () => {
  const merged = mergeSettings(
    base,
    { ...base, policy: 'MEMBERS', excerpt: '我的' },
    { ...base, policy: 'TIERS', tierIds: ['a'], excerpt: '对方的', language: 'EN' },
  );

  expect(merged).toEqual({
    settings: { ...base, policy: 'MEMBERS', excerpt: '我的', language: 'EN' },
    contested: ['policy', 'excerpt'],
  });
});

it('asks about the tiers as part of who reads it, never mixing two choices', () => {
  const byTier = { ...base, policy: 'TIERS', tierIds: ['a'] } as const;

  const merged = mergeSettings(byTier, { ...byTier, tierIds: ['a', 'b'] }, { ...base, policy: 'MEMBERS' });

  expect(merged).toEqual({ settings: { ...byTier, tierIds: ['a', 'b'] }, contested: ['policy'] });
});
