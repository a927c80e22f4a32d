import { expect, it } from 'vitest';
import { compileStyle } from './compile-style.ts';

function compile(files: Record<string, string>): string {
  return compileStyle(Object.keys(files)[0] ?? '', (file) => files[file] ?? '');
}

it('gives tags the names they have in the document, and leaves classes that look like them', () => {
  expect(compile({ 'a.wxss': 'page,view > text.view{a:b} .button image:first-child{c:d}' })).toBe(
    'wx-page,wx-view > wx-text.view{a:b} .button wx-image:first-child{c:d}',
  );
});

it('measures rpx by the width of the screen', () => {
  expect(compile({ 'a.wxss': '.a{margin:-20rpx 1.5rpx}' })).toBe(
    '.a{margin:calc(var(--rpx) * -20) calc(var(--rpx) * 1.5)}',
  );
});

it('puts imported files where they are imported, each once', () => {
  const files = { 'pages/a.wxss': '@import "../base.wxss";.a{b:c}', 'base.wxss': '@import "/pages/a.wxss";view{d:e}' };

  expect(compile(files)).toBe('wx-view{d:e}.a{b:c}');
});

it('leaves the names of at-rules alone', () => {
  expect(compile({ 'a.wxss': '@media (min-width: 1px){view{a:b}}@keyframes text{from{a:b}}' })).toBe(
    '@media (min-width: 1px){wx-view{a:b}}@keyframes text{from{a:b}}',
  );
});
