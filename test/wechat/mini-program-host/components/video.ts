import { type BuiltInComponent, type BuiltInInstance, type ComponentServices, inner } from './component.ts';

const EVENTS = ['play', 'pause', 'ended', 'timeupdate', 'error', 'waiting'];

export function video(services: ComponentServices): BuiltInComponent {
  return {
    properties: {
      src: String,
      poster: String,
      title: String,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      objectFit: { type: String, value: 'contain' },
    },
    template: '<dom-video id="video" class="wx-video" playsinline="true" preload="metadata" /><slot />',
    lifetimes: {
      attached() {
        const player = inner<HTMLVideoElement>(this, 'video');
        // an observer runs on change only, and controls are there by default
        player.toggleAttribute('controls', Boolean(this.data.controls));
        for (const event of EVENTS) {
          player.addEventListener(event, () => {
            this.triggerEvent(event, { currentTime: player.currentTime, duration: player.duration });
          });
        }
      },
    },
    observers: {
      'src, poster'(this: BuiltInInstance, source: string, poster: string) {
        const player = inner(this, 'video');
        if (source) player.setAttribute('src', services.resolveUrl(source));
        if (poster) player.setAttribute('poster', services.resolveUrl(poster));
      },
      'controls, autoplay, loop, muted'(
        this: BuiltInInstance,
        controls: boolean,
        autoplay: boolean,
        loop: boolean,
        muted: boolean,
      ) {
        const player = inner<HTMLVideoElement>(this, 'video');
        player.toggleAttribute('controls', controls);
        player.toggleAttribute('autoplay', autoplay);
        player.loop = loop;
        player.muted = muted;
      },
      objectFit(this: BuiltInInstance, fit: string) {
        inner(this, 'video').style.objectFit = fit;
      },
    },
  };
}
