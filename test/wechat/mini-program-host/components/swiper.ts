import { type BuiltInComponent, type BuiltInInstance, inner } from './component.ts';

export function swiperItem(): BuiltInComponent {
  return { properties: { itemId: String }, template: '<slot />' };
}

/** A row that snaps, so that a finger, a wheel and the keyboard all turn it. */
export function swiper(): BuiltInComponent {
  const timers = new WeakMap<BuiltInInstance, ReturnType<typeof setInterval>>();
  const stop = (instance: BuiltInInstance): void => clearInterval(timers.get(instance));
  return {
    properties: {
      current: Number,
      autoplay: Boolean,
      interval: { type: Number, value: 5000 },
      duration: Number,
      circular: Boolean,
      vertical: Boolean,
      indicatorDots: Boolean,
      indicatorColor: String,
      indicatorActiveColor: String,
      previousMargin: String,
      nextMargin: String,
    },
    template: '<dom-div id="track" class="wx-swiper"><slot /></dom-div><dom-div id="dots" class="wx-swiper-dots" />',
    lifetimes: {
      attached() {
        const track = inner(this, 'track');
        let shown = Number(this.data.current);
        track.addEventListener('scroll', () => {
          const index = Math.round(track.scrollLeft / (track.clientWidth || 1));
          if (index === shown) return;
          shown = index;
          drawDots(this, index);
          this.triggerEvent('change', { current: index, source: 'touch' });
        });
        drawDots(this, shown);
      },
      detached() {
        stop(this);
      },
    },
    observers: {
      current(this: BuiltInInstance, index: number) {
        turnTo(this, index);
      },
      'autoplay, interval'(this: BuiltInInstance, autoplay: boolean, intervalMs: number) {
        stop(this);
        if (!autoplay) return;
        const turn = (): void => {
          const track = inner(this, 'track');
          const count = this.getBackendElement().querySelectorAll('wx-swiper-item').length || 1;
          turnTo(this, (Math.round(track.scrollLeft / (track.clientWidth || 1)) + 1) % count);
        };
        timers.set(this, setInterval(turn, intervalMs));
      },
    },
  };
}

function turnTo(instance: BuiltInInstance, index: number): void {
  const track = inner(instance, 'track');
  track.scrollTo?.({ left: index * track.clientWidth, behavior: 'smooth' });
}

function drawDots(instance: BuiltInInstance, current: number): void {
  const dots = inner(instance, 'dots');
  dots.textContent = '';
  if (!instance.data.indicatorDots) return;
  const items = instance.getBackendElement().querySelectorAll('wx-swiper-item');
  items.forEach((_, index) => {
    const dot = dots.ownerDocument.createElement('i');
    dot.toggleAttribute('data-current', index === current);
    dots.appendChild(dot);
  });
}
