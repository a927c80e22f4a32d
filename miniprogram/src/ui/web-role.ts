import { isMiniProgram } from '../wechat/environment';

/**
 * Attributes that tell H5's assistive technology and keyboards what an element is: Taro's elements are nameless to
 * them. The Mini Program's own `button` needs none.
 */
export function webRole(role: 'button' | 'link', isChosen?: boolean): Record<string, string | number> {
  if (isMiniProgram) return {};
  return isChosen === undefined ? { role, tabIndex: 0 } : { role, tabIndex: 0, 'aria-pressed': String(isChosen) };
}
