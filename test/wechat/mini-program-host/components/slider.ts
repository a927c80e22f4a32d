import { type BuiltInComponent, type BuiltInInstance, inner } from './component.ts';

/** `slider`: raises `changing` while it is dragged and `change` when it is let go. */
export function slider(): BuiltInComponent {
  const range = (self: BuiltInInstance) => inner<HTMLInputElement>(self, 'range');
  const numbers = { min: 0, max: 100, step: 1, value: 0, blockSize: 28 };
  return {
    properties: {
      ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, { type: Number, value }])),
      disabled: Boolean,
      activeColor: String,
      // as Taro writes it, and WeChat takes it
      activecolor: String,
      ariaLabel: String,
    },
    template: '<dom-input id="range" class="wx-slider" type="range" />',
    lifetimes: {
      attached() {
        const tell = (event: string) => () => this.triggerEvent(event, { value: Number(range(this).value) });
        range(this).addEventListener('input', tell('changing'));
        range(this).addEventListener('change', tell('change'));
      },
    },
    observers: {
      'min, max, step, value'(this: BuiltInInstance, min: number, max: number, step: number, value: number) {
        // the limits first: a browser cuts a value to the limits of the moment
        Object.assign(range(this), { min: String(min), max: String(max), step: String(step), value: String(value) });
      },
      disabled(this: BuiltInInstance, disabled: boolean) {
        range(this).disabled = disabled;
      },
      'activeColor, activecolor'(this: BuiltInInstance, ...colors: string[]) {
        const color = colors.find(Boolean);
        if (color) range(this).style.setProperty('accent-color', color);
      },
      ariaLabel(this: BuiltInInstance, label: string) {
        if (label) range(this).setAttribute('aria-label', label);
      },
    },
  };
}
