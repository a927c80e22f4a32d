import { type BuiltInComponent, type BuiltInInstance, inner } from './component.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'numeric' };

export const input = (): BuiltInComponent => textField('input');
export const textarea = (): BuiltInComponent => textField('textarea');

/** Null once the page is on its way out: its last data may still arrive then. */
const fieldOf = (instance: BuiltInInstance): Field | null => inner<Field>(instance, 'field');

function textField(tag: 'input' | 'textarea'): BuiltInComponent {
  return {
    properties: {
      value: String,
      placeholder: String,
      disabled: Boolean,
      maxlength: { type: Number, value: 140 },
      type: { type: String, value: 'text' },
      password: Boolean,
      focus: Boolean,
      autoHeight: Boolean,
      confirmType: { type: String, value: 'done' },
      ariaLabel: String,
    },
    template: `<dom-${tag} id="field" class="wx-field" />`,
    lifetimes: {
      attached() {
        const field = inner<Field>(this, 'field');
        field.addEventListener('input', () => {
          this.triggerEvent('input', { value: field.value, cursor: field.value.length, keyCode: 0 });
        });
        field.addEventListener('focus', () => this.triggerEvent('focus', { value: field.value, height: 0 }));
        field.addEventListener('blur', () => this.triggerEvent('blur', { value: field.value }));
        if (tag === 'textarea') return;
        (field as HTMLElement).addEventListener('keydown', (event) => {
          if (event.key === 'Enter') this.triggerEvent('confirm', { value: field.value });
        });
      },
    },
    observers: {
      value(this: BuiltInInstance, value: string) {
        const field = fieldOf(this);
        if (field && field.value !== (value ?? '')) field.value = value ?? '';
      },
      placeholder(this: BuiltInInstance, placeholder: string) {
        fieldOf(this)?.setAttribute('placeholder', placeholder ?? '');
      },
      ariaLabel(this: BuiltInInstance, label: string) {
        if (label) fieldOf(this)?.setAttribute('aria-label', label);
      },
      disabled(this: BuiltInInstance, disabled: boolean) {
        fieldOf(this)?.toggleAttribute('disabled', disabled);
      },
      maxlength(this: BuiltInInstance, length: number) {
        if (length >= 0) fieldOf(this)?.setAttribute('maxlength', String(length));
        else fieldOf(this)?.removeAttribute('maxlength');
      },
      autoHeight(this: BuiltInInstance, autoHeight: boolean) {
        this.getBackendElement()?.toggleAttribute('data-auto-height', autoHeight);
      },
      focus(this: BuiltInInstance, focus: boolean) {
        if (focus) fieldOf(this)?.focus();
      },
      'type, password, confirmType'(this: BuiltInInstance, type: string, password: boolean, confirmType: string) {
        const field = fieldOf(this);
        field?.setAttribute('enterkeyhint', confirmType);
        if (tag === 'input') field?.setAttribute('type', password ? 'password' : 'text');
        field?.setAttribute('inputmode', KEYBOARDS[type] ?? 'text');
      },
    },
  };
}
