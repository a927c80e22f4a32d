/** Where the text lies on the screen, in px; `top` is negative once it is scrolled up. */
export interface TextPlace {
  top: number;
  height: number;
}

/** The share of the text that has been on the screen when its place is this one, in basis points. */
export function shareRead({ top, height }: TextPlace, screenHeight: number): number {
  if (height <= 0) return 0;
  const share = (screenHeight - top) / height;
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000);
}

/** Progress smaller than this is not worth a request. */
const STEP_BPS = 500;
const WHOLE_BPS = 10_000;

/** Whether to tell the server: after a step forward, and at the end. */
export function isWorthTelling(furthestBps: number, toldBps: number): boolean {
  if (furthestBps <= toldBps) return false;
  return furthestBps >= WHOLE_BPS || furthestBps - toldBps >= STEP_BPS;
}
