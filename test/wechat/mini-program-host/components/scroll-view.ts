import type { BuiltInComponent, BuiltInInstance } from './component.ts';

export function scrollView(): BuiltInComponent {
  return {
    properties: {
      scrollX: Boolean,
      scrollY: Boolean,
      scrollTop: { type: null, value: null },
      scrollLeft: { type: null, value: null },
      scrollIntoView: String,
      scrollWithAnimation: Boolean,
      upperThreshold: { type: Number, value: 50 },
      lowerThreshold: { type: Number, value: 50 },
      enhanced: Boolean,
      showScrollbar: { type: Boolean, value: true },
    },
    template: '<slot />',
    lifetimes: {
      attached() {
        const element = this.getBackendElement();
        element.addEventListener('scroll', () => {
          const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element;
          this.triggerEvent('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
          const rest = this.data.scrollX
            ? scrollWidth - scrollLeft - clientWidth
            : scrollHeight - scrollTop - clientHeight;
          const direction = this.data.scrollX ? 'right' : 'bottom';
          if (rest <= Number(this.data.lowerThreshold)) this.triggerEvent('scrolltolower', { direction });
        });
      },
    },
    observers: {
      'scrollX, scrollY'(this: BuiltInInstance, scrollX: boolean, scrollY: boolean) {
        this.getBackendElement().toggleAttribute('data-scroll-x', scrollX);
        this.getBackendElement().toggleAttribute('data-scroll-y', scrollY);
      },
      showScrollbar(this: BuiltInInstance, shown: boolean) {
        this.getBackendElement().toggleAttribute('data-no-scrollbar', !shown);
      },
      scrollTop(this: BuiltInInstance, top: number | string | null) {
        if (top !== null && top !== '') this.getBackendElement().scrollTop = Number(top);
      },
      scrollLeft(this: BuiltInInstance, left: number | string | null) {
        if (left !== null && left !== '') this.getBackendElement().scrollLeft = Number(left);
      },
      scrollIntoView(this: BuiltInInstance, id: string) {
        if (id) this.getBackendElement().querySelector(`[id="${id}"]`)?.scrollIntoView?.({ block: 'nearest' });
      },
    },
  };
}
