import { type BuiltInComponent, type BuiltInInstance, inner } from './component.ts';

const SIGNS: Record<string, string> = {
  success: '✓',
  info: 'i',
  warn: '!',
  waiting: '…',
  cancel: '×',
  download: '↓',
  search: '⌕',
  clear: '×',
};

export function icon(): BuiltInComponent {
  return {
    properties: { type: String, size: { type: null, value: 23 }, color: String },
    template: '<dom-span id="sign" />',
    observers: {
      'type, size, color'(this: BuiltInInstance, type: string, size: number | string, color: string) {
        const sign = inner(this, 'sign');
        sign.textContent = SIGNS[type] ?? '';
        sign.style.fontSize = typeof size === 'number' ? `${size}px` : size;
        sign.style.color = color;
      },
    },
  };
}

export function progress(): BuiltInComponent {
  return {
    properties: {
      percent: Number,
      strokeWidth: { type: null, value: 6 },
      activeColor: String,
      backgroundColor: String,
    },
    template: '<dom-div id="bar" class="wx-progress-bar" />',
    observers: {
      'percent, activeColor'(this: BuiltInInstance, percent: number, color: string) {
        const bar = inner(this, 'bar');
        bar.style.width = `${percent}%`;
        if (color) bar.style.background = color;
      },
    },
  };
}
