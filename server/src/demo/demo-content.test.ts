import type { Block, RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { describe, expect, it } from 'vitest';
import { CHAGUAN, demoWorld, SHANYU } from '../../../test/wechat/seed/demo-world.ts';
import { ArticlePolicy, Language } from '../articles/article.entity.ts';
import { countCharacters, readDocument } from '../articles/document.ts';
import { demoArticles, demoSeries } from './articles/all.ts';
import type { DemoArticle } from './demo-account.ts';
import { demoAccounts } from './demo-accounts.ts';

const published = demoArticles.filter(({ publishedAt }) => publishedAt !== null);
const paid = published.filter(({ policy }) => policy !== ArticlePolicy.EVERYONE);

/** Values that stand in the list more than once. */
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const wordsOf = (block: Block) => ('text' in block && typeof block.text !== 'string' ? block.text : []);
const textOf = (block: Block) =>
  wordsOf(block)
    .map(({ text }) => text)
    .join('');
const textsOf = (document: RichTextDocument | null) => (document?.blocks ?? []).map(textOf).join('\n');
const newest = (articles: readonly DemoArticle[]) =>
  articles.reduce((latest, article) => (article.publishedAt! > latest.publishedAt! ? article : latest));

describe('the demo content', () => {
  it('fills two accounts with at least forty articles', () => {
    const count = (handle: string) => published.filter(({ account }) => account === handle).length;

    expect(count('chaguan')).toBeGreaterThanOrEqual(26);
    expect(count('shanyu')).toBeGreaterThanOrEqual(18);
  });

  it('gives every article its own title, cover and instant', () => {
    expect(repeated(demoArticles.map(({ title }) => title))).toEqual([]);
    expect(repeated(demoArticles.map(({ coverUrl }) => coverUrl))).toEqual([]);
    expect(repeated(published.map(({ publishedAt }) => publishedAt!))).toEqual([]);
  });

  it('never says the same thing twice', () => {
    // Short answers in a dialogue may recur, as they do in life.
    const paragraphs = demoArticles
      .flatMap(({ document }) => document.blocks)
      .filter(({ type }) => type === 'paragraph')
      .map(textOf)
      .filter((text) => text.length > 12);

    expect(repeated(paragraphs)).toEqual([]);
  });

  it.each(demoArticles.map((article) => [article.title, article] as const))('can be written down: %s', (_, article) => {
    const { freeDocument, lockedCharacterCount } = readDocument(article.document);

    expect(countCharacters(freeDocument.blocks)).toBeGreaterThan(0);
    expect(lockedCharacterCount > 0).toBe(article.policy !== ArticlePolicy.EVERYONE);
    expect(Number.isNaN(Date.parse(article.publishedAt ?? '2026-03-01T20:30:00+08:00'))).toBe(false);
    expect([...article.title].length).toBeLessThanOrEqual(article.language === Language.EN ? 60 : 40);
  });

  it.each(paid.map((article) => [article.title, article] as const))('tempts, and then delivers: %s', (_, article) => {
    const { freeDocument, lockedDocument, lockedCharacterCount } = readDocument(article.document);

    expect(countCharacters(freeDocument.blocks)).toBeGreaterThanOrEqual(100);
    expect(lockedCharacterCount).toBeGreaterThanOrEqual(100);
    expect(textsOf(lockedDocument)).not.toContain(article.excerpt);
  });

  it('introduces every published article in a line or two', () => {
    const lengths = published
      .filter(({ language }) => language === Language.ZH_CN)
      .filter(({ excerpt }) => excerpt.length < 25 || excerpt.length > 100);

    expect(lengths.map(({ title }) => title)).toEqual([]);
  });

  it('knows every series and every tier it names', () => {
    const used = new Set(demoArticles.map(({ account, series }) => `${account}/${series}`));

    for (const { account, series, policy, tiers } of demoArticles) {
      const tierKeys = demoAccounts.find(({ handle }) => handle === account)!.tiers.map(({ key }) => key);
      expect(tierKeys).toEqual(expect.arrayContaining([...tiers]));
      expect(tiers.length > 0).toBe(policy === ArticlePolicy.TIERS);
      if (series !== null) expect(demoSeries.filter((s) => s.account === account && s.key === series)).toHaveLength(1);
    }
    for (const { account, key } of demoSeries) expect(used).toContain(`${account}/${key}`);
  });

  it('sells singly what the simulated Virtual Payment has a good for, at its price', () => {
    const appids = { chaguan: CHAGUAN.miniProgramAppid, shanyu: SHANYU.miniProgramAppid };
    const { xpay } = demoWorld({ publicUrl: 'https://teahouse.example' });
    const goodsOf = (handle: keyof typeof appids) => xpay!.find(({ appid }) => appid === appids[handle])!.goods!;
    const priced = [...published, ...demoSeries].filter(({ unlockPriceFen }) => unlockPriceFen != null);

    expect(priced.map(({ title, unlockPriceFen }) => [title, unlockPriceFen])).toEqual([
      ['灯亮着，就是开门', 300],
      ['一饼普洱，怎样撬开才不碎', 500],
      ['下雨天，书店只剩三个人', 300],
      ['茶史小札', 2_900],
    ]);
    for (const { account, unlockPriceFen: priceFen } of priced) {
      const good = { productId: `th_unlock_${priceFen}`, name: '单篇解锁', priceFen };
      expect(goodsOf(account)).toContainEqual(good);
    }
  });

  it('shows every policy on both accounts', () => {
    const shown = (handle: string) =>
      new Set(published.filter(({ account }) => account === handle).map(({ policy }) => policy));

    expect(shown('chaguan')).toEqual(new Set(Object.values(ArticlePolicy)));
    expect(shown('shanyu')).toEqual(new Set(Object.values(ArticlePolicy)));
  });

  it('opens the menu with the story of the lamp', () => {
    const members = published.filter(
      ({ account, policy }) => account === 'chaguan' && policy === ArticlePolicy.MEMBERS,
    );

    const article = newest(members);

    expect(article.title).toBe('灯亮着，就是开门');
    expect(readDocument(article.document).hasAudio).toBe(true);
  });
});
