import { expect, it } from 'vitest';
import { contentOf, partWords } from './offer-content';
import { offerWords } from './offer-words';

it.each([
  [2000, '8', '20'],
  [1500, '8.5', '15'],
  [500, '9.5', '5'],
  [3333, '6.67', '33.33'],
])('says %i basis points off as %s 折 and %s%%', (bps, tenthsLeft, percentOff) => {
  expect(partWords(bps, 'zh-CN')).toBe(tenthsLeft);
  expect(partWords(bps, 'en')).toBe(percentOff);
});

it('says what each kind of offer gives', () => {
  const none = { percentOffBps: null, amountOffFen: null, trialDays: null, tier: null };

  expect(contentOf({ ...none, kind: 'PERCENT', percentOffBps: 2000 }, offerWords['zh-CN'], 'zh-CN')).toBe('8 折');
  expect(contentOf({ ...none, kind: 'AMOUNT', amountOffFen: 550 }, offerWords.en, 'en')).toBe('¥5.50 off');
  expect(
    contentOf({ ...none, kind: 'TRIAL', trialDays: 7, tier: { name: '茶客' } }, offerWords['zh-CN'], 'zh-CN'),
  ).toBe('「茶客」试用 7 天');
});
