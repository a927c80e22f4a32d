import Taro from '@tarojs/taro';
import { isMiniProgram } from './environment';

/** How the reader came in; the server keeps it with the session as the source. */
export interface Launch {
  /** WeChat's scene value, 1035 for a Custom Menu. */
  scene: number;
  /** Page path without its query. */
  path: string;
  /** The Custom Menu entry named in the page's query (`?entry=`). */
  entryKey: string | null;
}

interface LaunchOptions {
  scene?: number;
  path?: string;
  query?: Record<string, unknown>;
}

export function launchFrom({ scene, path, query }: LaunchOptions): Launch {
  const entry = query?.entry;
  return { scene: Number(scene ?? 0), path: path ?? '', entryKey: typeof entry === 'string' && entry ? entry : null };
}

export function readLaunch(): Launch {
  if (isMiniProgram) return launchFrom(Taro.getLaunchOptionsSync());
  const query = Object.fromEntries(new URLSearchParams(window.location.search));
  return launchFrom({ path: window.location.pathname.replace(/^\/h5\/?/, ''), query });
}
