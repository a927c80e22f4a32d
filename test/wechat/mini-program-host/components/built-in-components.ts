import { button } from './button.ts';
import type { BuiltInComponent, ComponentServices } from './component.ts';
import { icon, progress } from './icon.ts';
import { image } from './image.ts';
import { navigator } from './navigator.ts';
import { richText } from './rich-text.ts';
import { scrollView } from './scroll-view.ts';
import { slider } from './slider.ts';
import { swiper, swiperItem } from './swiper.ts';
import { switchComponent } from './switch.ts';
import { input, textarea } from './text-field.ts';
import { video } from './video.ts';

export type { ComponentServices } from './component.ts';

/** Tags that are more than a box. The others, such as `view` and `text`, are plain nodes with a style. */
export const builtInComponents: Record<string, (services: ComponentServices) => BuiltInComponent> = {
  button,
  icon,
  image,
  input,
  navigator,
  progress,
  'rich-text': richText,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchComponent,
  textarea,
  video,
};

/** What the template compiler has to compile beforehand. */
export function builtInTemplates(): Set<string> {
  const nothing: ComponentServices = { resolveUrl: (source) => source, openType: () => {}, navigate: () => {} };
  return new Set(Object.values(builtInComponents).map((create) => create(nothing).template));
}
