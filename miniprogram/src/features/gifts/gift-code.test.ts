import { expect, it } from 'vitest';
import { codeIn } from './gift-code';

const CODE = 'aB3_dE6-gH9iJ0kL2mN4oP6q';

it.each([
  ['the code', CODE],
  ['blanks around it', ` ${CODE}\n`],
  ['an address', `https://teahouse.example/h5/packages/gift/index?code=${CODE}&account=chaguan`],
  ['a message around it', `送你一份礼物：${CODE}。收下吧`],
])('finds the code in %s', (_, text) => {
  expect(codeIn(text)).toBe(CODE);
});

it.each(['', '茶', CODE.slice(1), `${CODE}x`])('finds none in %j', (text) => {
  expect(codeIn(text)).toBe(null);
});
