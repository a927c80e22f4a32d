/** "3:07", "1:02:09". */
export function formatLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** "980 KB", "12.4 MB". */
export function formatBytes(bytes: number): string {
  const [unit, size] = bytes < 1024 ** 2 ? ['KB', bytes / 1024] : ['MB', bytes / 1024 ** 2];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}
