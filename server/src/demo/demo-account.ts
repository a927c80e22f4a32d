import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import type { AccountKind } from '../accounts/account.entity.ts';
import type { ArticlePolicy, Language } from '../articles/article.entity.ts';

/** The demo's accounts, by handle. */
export type DemoHandle = 'chaguan' | 'shanyu';

export interface DemoTier {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly benefits: readonly string[];
  readonly prices: { readonly MONTH: number; readonly QUARTER: number; readonly YEAR: number };
}

/** One demo account, without its secrets (demo-credentials.ts) and its texts (articles/). */
export interface DemoAccount {
  readonly handle: DemoHandle;
  readonly kind: AccountKind;
  readonly name: string;
  readonly description: string;
  /** Square picture. */
  readonly logoUrl: string;
  readonly ownerName: string;
  readonly tiers: readonly DemoTier[];
  /** How many members the account has met, the three people of the simulated WeChat not counted. */
  readonly memberCount: number;
  /** How many of them bought a membership. */
  readonly buyerCount: number;
}

export interface DemoSeries {
  readonly key: string;
  readonly account: DemoHandle;
  readonly title: string;
  readonly summary: string;
  readonly coverUrl: string;
  /** Price of the whole series, where it is sold as one. */
  readonly unlockPriceFen?: number;
}

export interface DemoArticle {
  readonly account: DemoHandle;
  /** The series' key. */
  readonly series: string | null;
  readonly title: string;
  readonly excerpt: string;
  readonly author: string;
  readonly language: Language;
  readonly policy: ArticlePolicy;
  /** Keys of the tiers that open it; for policy TIERS. */
  readonly tiers: readonly string[];
  /** Price of this article alone; null where it is not sold so. */
  readonly unlockPriceFen: number | null;
  readonly coverUrl: string;
  /** An instant with its zone; null for a draft. */
  readonly publishedAt: string | null;
  readonly document: RichTextDocument;
}
