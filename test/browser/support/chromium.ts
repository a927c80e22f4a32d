import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems keep it; `CHROMIUM_PATH` names any other. */
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Nothing reaches out by itself: the tests run without a network. */
const QUIET = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
];

/** @throws when there is no Chromium; the message says how to get one */
export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH, ...PATHS].find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error('There is no Chromium. Install it (apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: QUIET });
}
