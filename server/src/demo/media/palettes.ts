/** Colours of one picture, from the far and pale to the near and dark. All are `#rrggbb`. */
export interface Palette {
  readonly skyTop: string;
  readonly skyBottom: string;
  /** Mist between the layers; usually near `skyBottom`. */
  readonly mist: string;
  /** The darkest tone, for what stands nearest. */
  readonly ink: string;
  /** Hills, leaves, cloth: the tone that gives the picture its name. */
  readonly tone: string;
  /** Moon, paper, porcelain. */
  readonly light: string;
  /** Seal, lantern, lamp: used sparingly. */
  readonly accent: string;
  readonly isNight: boolean;
}

/** None is pure white or pure black, so that a picture rests on a light page and on a dark one. */
export const palettes = {
  mist: {
    skyTop: '#c9d3cd',
    skyBottom: '#ebe9dd',
    mist: '#e6e7dd',
    ink: '#26332f',
    tone: '#5f7d74',
    light: '#f6f1e2',
    accent: '#b5472f',
    isNight: false,
  },
  dusk: {
    skyTop: '#6d5a7c',
    skyBottom: '#efb98d',
    mist: '#e8b79a',
    ink: '#2a1f33',
    tone: '#8a5a6e',
    light: '#fbe6c4',
    accent: '#d9593a',
    isNight: false,
  },
  night: {
    skyTop: '#10182b',
    skyBottom: '#3d527a',
    mist: '#4d6288',
    ink: '#0a0f1c',
    tone: '#2a3b60',
    light: '#f2e7c9',
    accent: '#e6a650',
    isNight: true,
  },
  tea: {
    skyTop: '#d9b380',
    skyBottom: '#f2e2c2',
    mist: '#eddab5',
    ink: '#37220f',
    tone: '#9a6a35',
    light: '#faf0da',
    accent: '#a83c22',
    isNight: false,
  },
  rain: {
    skyTop: '#6f808c',
    skyBottom: '#b9c4c6',
    mist: '#b4c0c3',
    ink: '#1d2830',
    tone: '#4d626e',
    light: '#e6e9e3',
    accent: '#c98b3f',
    isNight: false,
  },
  dawn: {
    skyTop: '#9fb4bf',
    skyBottom: '#f6d3bd',
    mist: '#f3d8c8',
    ink: '#2c2f3a',
    tone: '#7c8894',
    light: '#fff3e0',
    accent: '#d3573f',
    isNight: false,
  },
  bamboo: {
    skyTop: '#a9bf9c',
    skyBottom: '#e6e8cb',
    mist: '#dfe5c8',
    ink: '#1f2f1e',
    tone: '#55793f',
    light: '#f7f3da',
    accent: '#c2532e',
    isNight: false,
  },
  snow: {
    skyTop: '#8e9bab',
    skyBottom: '#dfe3e6',
    mist: '#e2e6e9',
    ink: '#222b38',
    tone: '#66768a',
    light: '#f8f8f4',
    accent: '#c24433',
    isNight: false,
  },
  ember: {
    skyTop: '#1e1416',
    skyBottom: '#6d3526',
    mist: '#7a4430',
    ink: '#120b0c',
    tone: '#4b2720',
    light: '#f7dfb4',
    accent: '#e9873c',
    isNight: true,
  },
  jade: {
    skyTop: '#0f2a2b',
    skyBottom: '#3f7168',
    mist: '#4b7d72',
    ink: '#081718',
    tone: '#1f4b48',
    light: '#ece9cd',
    accent: '#dd9a4b',
    isNight: true,
  },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;

/** A colour between two others; `share` 0 gives the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const channel = (offset: number) => {
    const from = Number.parseInt(first.slice(offset, offset + 2), 16);
    const to = Number.parseInt(second.slice(offset, offset + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
