import { type BuiltInComponent, type BuiltInInstance, type ComponentServices, inner } from './component.ts';

export function image(services: ComponentServices): BuiltInComponent {
  return {
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      showMenuByLongpress: Boolean,
      webp: Boolean,
      ariaLabel: String,
    },
    template: '<dom-img id="image" class="wx-image" />',
    lifetimes: {
      attached() {
        const picture = inner<HTMLImageElement>(this, 'image');
        picture.draggable = false;
        picture.addEventListener('load', () => {
          this.triggerEvent('load', { width: picture.naturalWidth, height: picture.naturalHeight });
        });
        picture.addEventListener('error', () => this.triggerEvent('error', { errMsg: 'image load error' }));
      },
    },
    observers: {
      'src, lazyLoad'(this: BuiltInInstance, source: string, lazyLoad: boolean) {
        const picture = inner<HTMLImageElement>(this, 'image');
        picture.setAttribute('loading', lazyLoad ? 'lazy' : 'eager');
        if (source) picture.setAttribute('src', services.resolveUrl(source));
        else picture.removeAttribute('src');
      },
      mode(this: BuiltInInstance, mode: string) {
        this.getBackendElement().dataset.mode = mode || 'scaleToFill';
      },
      ariaLabel(this: BuiltInInstance, label: string) {
        inner(this, 'image').setAttribute('alt', label ?? '');
      },
    },
  };
}
