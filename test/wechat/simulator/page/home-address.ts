const HOME = 'wechat.localhost';
const LOOK_FOR_MS = 1500;

/**
 * The simulator lives on `wechat.localhost`: sites in the phone's in-app browser stand on names below it, and only from
 * there does the browser take them for the same site and give them storage. Where the name cannot be found we stay.
 * @returns whether the browser is on its way
 */
export async function goHome(): Promise<boolean> {
  if (location.hostname === HOME) return false;
  const home = `${location.protocol}//${HOME}:${location.port}`;
  try {
    await fetch(`${home}/__simulator__/here`, { mode: 'no-cors', signal: AbortSignal.timeout(LOOK_FOR_MS) });
  } catch {
    return false;
  }
  location.replace(home + location.pathname + location.search + location.hash);
  return true;
}
