import type { BuiltInComponent, BuiltInInstance, ComponentServices } from './component.ts';

export function button(services: ComponentServices): BuiltInComponent {
  return {
    properties: {
      type: { type: String, value: 'default' },
      size: { type: String, value: 'default' },
      plain: Boolean,
      disabled: Boolean,
      loading: Boolean,
      openType: String,
      formType: String,
      hoverClass: String,
      ariaLabel: String,
    },
    template: '<slot />',
    lifetimes: {
      attached() {
        const element = this.getBackendElement();
        element.setAttribute('role', 'button');
        // an observer runs on change only: what keeps its default is written here
        if (!this.data.disabled) element.tabIndex = 0;
        element.addEventListener('click', () => {
          const { openType, disabled } = this.data;
          if (openType && !disabled) services.openType(String(openType), element);
        });
      },
    },
    observers: {
      'type, size, plain, disabled, loading'(
        this: BuiltInInstance,
        type: string,
        size: string,
        plain: boolean,
        disabled: boolean,
        loading: boolean,
      ) {
        const element = this.getBackendElement();
        element.dataset.type = type || 'default';
        element.dataset.size = size || 'default';
        element.toggleAttribute('data-plain', plain);
        element.toggleAttribute('data-disabled', disabled);
        element.toggleAttribute('data-loading', loading);
        element.setAttribute('aria-disabled', String(disabled));
        element.tabIndex = disabled ? -1 : 0;
      },
      ariaLabel(this: BuiltInInstance, label: string) {
        if (label) this.getBackendElement().setAttribute('aria-label', label);
      },
    },
  };
}
