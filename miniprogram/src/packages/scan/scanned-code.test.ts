import { expect, it } from 'vitest';
import { codeIn, scannedCode } from './scanned-code';

const code = 'k3Vb0rQ2yXW1m8c9ZpT7aLdEfGhJ5nUuQwSxRtYv0_-';

it('takes the code from our own parameter, or from the address WeChat hands over', () => {
  expect(scannedCode({ code })).toBe(code);
  expect(scannedCode({ q: encodeURIComponent(`https://tea.example.com/console/scan?code=${code}`) })).toBe(code);
  expect(codeIn(`https://tea.example.com/console/scan?from=x&code=${code}&y=1`)).toBe(code);
});

it('has none for anything else', () => {
  expect(scannedCode({})).toBeNull();
  expect(scannedCode({ q: '%E4%B' })).toBeNull();
  expect(codeIn('https://tea.example.com/console/scan?code=short')).toBeNull();
  expect(codeIn('WIFI:T:WPA;S:tea;P:house;;')).toBeNull();
});
