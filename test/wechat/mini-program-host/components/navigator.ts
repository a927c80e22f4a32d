import type { BuiltInComponent, ComponentServices } from './component.ts';

export function navigator(services: ComponentServices): BuiltInComponent {
  return {
    properties: { url: String, openType: { type: String, value: 'navigate' }, delta: { type: Number, value: 1 } },
    template: '<slot />',
    lifetimes: {
      attached() {
        const element = this.getBackendElement();
        element.setAttribute('role', 'link');
        element.tabIndex = 0;
        element.addEventListener('click', () => {
          services.navigate(String(this.data.openType), String(this.data.url), Number(this.data.delta));
        });
      },
    },
  };
}
