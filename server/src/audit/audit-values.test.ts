import { expect, it } from 'vitest';
import { auditValue, changesOf } from './audit-values.ts';

it('keeps short values as they are', () => {
  expect(auditValue('name', '普洱')).toBe('普洱');
  expect(auditValue('amountFen', 1800)).toBe(1800);
  expect(auditValue('isFollower', false)).toBe(false);
  expect(auditValue('endsAt', new Date('2026-11-22T08:00:00Z'))).toBe('2026-11-22T08:00:00.000Z');
  expect(auditValue('entries', [{ name: '首页' }])).toEqual([{ name: '首页' }]);
});

it('keeps neither secrets nor long texts', () => {
  expect(auditValue('sealed', Buffer.from('key'))).toEqual({ hidden: 'secret' });
  expect(auditValue('codeEncrypted', Buffer.from('key'))).toEqual({ hidden: 'secret' });
  expect(auditValue('callbackToken', 'abc')).toEqual({ hidden: 'secret' });
  expect(auditValue('excerpt', '茶'.repeat(1_001))).toEqual({ hidden: 'document', characters: 1_001 });
  expect(auditValue('freeDocument', { text: '茶'.repeat(1_000) })).toEqual({ hidden: 'document', characters: 1_011 });
});

it('sets what was beside what is, column by column', () => {
  const before = { title: '旧', document: { hidden: 'document', characters: 1_200 } } as const;
  const after = { title: '新', document: { hidden: 'document', characters: 1_300 }, isPublic: true } as const;

  expect(changesOf(before, after)).toEqual([
    { field: 'document', before: '1200', after: '1300', isHidden: true },
    { field: 'isPublic', before: null, after: 'true', isHidden: false },
    { field: 'title', before: '旧', after: '新', isHidden: false },
  ]);
});
