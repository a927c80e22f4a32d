import { h } from './dom.ts';

const COLOURS = ['#4f7a63', '#8b5a2b', '#5b6f91', '#9a5b57', '#6d6a8a', '#7b7a3e'];

/** A picture for who has none: the first character on a colour of their own. */
export function avatar(name: string, seed = name): HTMLElement {
  let sum = 0;
  for (const character of seed) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  const element = h('span', { class: 'avatar', text: [...name][0] ?? '', attributes: { 'aria-hidden': 'true' } });
  element.style.background = COLOURS[sum % COLOURS.length] ?? '';
  return element;
}
