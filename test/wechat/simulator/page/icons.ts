const line = (path: string, size = 24): string =>
  `<svg viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;

export const icons = {
  back: line('<path d="M15 4.5 7.5 12 15 19.5"/>'),
  home: line('<path d="M4.5 11 12 4.5l7.5 6.5M6.5 9.5V19h4v-5h3v5h4V9.5"/>'),
  close: line('<path d="m6 6 12 12M18 6 6 18"/>'),
  more: '<svg viewBox="0 0 24 24" fill="currentColor"><circle cx="5" cy="12" r="1.8"/><circle cx="12" cy="12" r="2.6"/><circle cx="19" cy="12" r="1.8"/></svg>',
  dots: '<svg viewBox="0 0 24 24" fill="currentColor"><circle cx="5" cy="12" r="1.7"/><circle cx="12" cy="12" r="1.7"/><circle cx="19" cy="12" r="1.7"/></svg>',
  leave:
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2"><circle cx="12" cy="12" r="8"/><circle cx="12" cy="12" r="2.6" fill="currentColor" stroke="none"/></svg>',
  keyboard: line(
    '<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 10h.01M11 10h.01M15 10h.01M17 10h.01M8 14h8"/>',
  ),
  menu: line('<path d="M5 8h14M5 12h14M5 16h14"/>'),
  backspace: line('<path d="M9 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H9l-6-6zM12 10l4 4M16 10l-4 4"/>'),
  check: line('<path d="m5 12.5 4.5 4.5L19 7.5"/>'),
  alert: line('<path d="M12 7v6M12 16.5v.01"/><circle cx="12" cy="12" r="9"/>'),
  sun: line(
    '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4"/>',
  ),
  moon: line('<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>'),
  log: line('<path d="M4 6h16M4 12h10M4 18h13"/>'),
  signal:
    '<svg viewBox="0 0 18 12" fill="currentColor"><rect y="8" width="3" height="4" rx="1"/><rect x="5" y="5.5" width="3" height="6.5" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" width="3" height="12" rx="1"/></svg>',
  battery:
    '<svg viewBox="0 0 26 12" fill="none"><rect x=".6" y=".6" width="21.8" height="10.8" rx="3.2" stroke="currentColor" opacity=".4"/><rect x="2.2" y="2.2" width="16" height="7.6" rx="1.9" fill="currentColor"/><path d="M24 4v4c.9-.3 1.5-1.1 1.5-2S24.9 4.3 24 4z" fill="currentColor" opacity=".5"/></svg>',
} as const;
