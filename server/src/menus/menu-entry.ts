/** Where an entry opens one of our pages. */
export enum MenuClient {
  MINI_PROGRAM = 'MINI_PROGRAM',
  H5 = 'H5',
}

export enum MenuActionKind {
  ARTICLE = 'ARTICLE',
  SERIES = 'SERIES',
  MEMBERSHIP = 'MEMBERSHIP',
  HOME = 'HOME',
  URL = 'URL',
  CLICK = 'CLICK',
}

/** What an entry does when it is tapped. */
export type MenuAction =
  | { readonly kind: MenuActionKind.ARTICLE; readonly articleId: string; readonly opensIn: MenuClient }
  | { readonly kind: MenuActionKind.SERIES; readonly seriesId: string; readonly opensIn: MenuClient }
  | { readonly kind: MenuActionKind.MEMBERSHIP | MenuActionKind.HOME; readonly opensIn: MenuClient }
  | { readonly kind: MenuActionKind.URL; readonly url: string }
  /** Sends the entry's key to us as a message event; replies answer it. */
  | { readonly kind: MenuActionKind.CLICK };

export interface SecondaryMenuEntry {
  /** Stays the same when the entry is renamed or moved. */
  readonly key: string;
  readonly name: string;
  readonly action: MenuAction;
}

/** A button of the bar: acts itself, or opens a list. */
export type PrimaryMenuEntry =
  | SecondaryMenuEntry
  | { readonly key: string; readonly name: string; readonly entries: readonly SecondaryMenuEntry[] };
