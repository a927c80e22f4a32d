/** WeChat's tags. In the document a tag `x` is the element `wx-x`: a real `<input>` could not hold a component. */
const TAGS = [
  ...['page', 'view', 'text', 'image', 'button', 'input', 'textarea', 'rich-text', 'switch', 'scroll-view', 'video'],
  ...['canvas', 'swiper-item', 'swiper', 'form', 'label', 'navigator', 'picker-view-column', 'picker-view', 'picker'],
  ...['slider', 'checkbox-group', 'checkbox', 'radio-group', 'radio', 'progress', 'icon', 'audio', 'map', 'camera'],
  ...['web-view', 'cover-view', 'cover-image', 'movable-area', 'movable-view', 'match-media', 'page-meta'],
  ...['navigation-bar', 'root-portal'],
];
const TAG_IN_SELECTOR = new RegExp(`(^|[\\s,>+~(])(${TAGS.join('|')})(?=$|[\\s,.:#\\[>+~)])`, 'g');
const COMMENT = /\/\*[\s\S]*?\*\//g;
const SELECTOR = /([^{};]+)\{/g;

/** `image .cover` → `wx-image .cover` */
export function prefixSelector(selector: string): string {
  return selector.replace(TAG_IN_SELECTOR, '$1wx-$2');
}

/** The same for every selector of a style sheet. */
export function prefixTypeSelectors(css: string): string {
  return css
    .replace(COMMENT, '')
    .replace(SELECTOR, (rule, selector: string) =>
      selector.trim().startsWith('@') ? rule : `${prefixSelector(selector)}{`,
    );
}
