import { type BuiltInComponent, type BuiltInInstance, inner } from './component.ts';

export function switchComponent(): BuiltInComponent {
  return {
    properties: { checked: Boolean, disabled: Boolean, color: String, ariaLabel: String },
    template: '<dom-input id="box" class="wx-switch" type="checkbox" />',
    lifetimes: {
      attached() {
        const box = inner<HTMLInputElement>(this, 'box');
        box.setAttribute('role', 'switch');
        box.addEventListener('change', () => this.triggerEvent('change', { value: box.checked }));
      },
    },
    observers: {
      checked(this: BuiltInInstance, checked: boolean) {
        inner<HTMLInputElement>(this, 'box').checked = checked;
      },
      disabled(this: BuiltInInstance, disabled: boolean) {
        inner<HTMLInputElement>(this, 'box').disabled = disabled;
      },
      color(this: BuiltInInstance, color: string) {
        if (color) inner(this, 'box').style.setProperty('--switch-color', color);
      },
      ariaLabel(this: BuiltInInstance, label: string) {
        if (label) inner(this, 'box').setAttribute('aria-label', label);
      },
    },
  };
}
