import type { MikroORM } from '@mikro-orm/postgresql';
import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { decide } from '../access/decide.ts';
import { ViewerAccess } from '../access/viewer-access.ts';
import { permit } from '../accounts/permissions.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { isId } from '../shared/ids.ts';
import { Article } from './article.entity.ts';
import { ArticleTier } from './article-tier.entity.ts';
import { readDocument } from './document.ts';
import { RichTextScalar } from './rich-text.scalar.ts';

export enum PreviewReader {
  ANYONE = 'ANYONE',
  FOLLOWER = 'FOLLOWER',
  MEMBER = 'MEMBER',
  BUYER = 'BUYER',
}
registerEnumType(PreviewReader, {
  name: 'PreviewReader',
  description: 'Through whose eyes an article is previewed.',
  valuesConfig: {
    ANYONE: { description: 'Somebody who is not signed in, or is but follows nothing and pays nothing.' },
    FOLLOWER: { description: 'A follower of the Official Account without a membership.' },
    MEMBER: { description: 'A member of one tier, who does not follow.' },
    BUYER: { description: 'Somebody who unlocked this article and has no membership.' },
  },
});

@InputType({ description: 'Which article, through whose eyes.' })
export class ArticlePreviewInput {
  @Field(() => ID, { description: 'The article.' })
  id!: string;

  @Field(() => PreviewReader, { description: 'Through whose eyes.' })
  reader!: PreviewReader;

  @Field(() => ID, { nullable: true, description: 'The tier, for a MEMBER.' })
  tierId?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An article with its newest words, as one kind of reader would get it.',
})
export class ArticlePreview {
  @Field(() => String, { description: 'Title.' })
  readonly title!: string;

  @Field(() => String, { description: 'A few sentences for lists; may be empty.' })
  readonly excerpt!: string;

  @Field(() => String, { nullable: true, description: 'Cover picture: an https URL or /media/….' })
  readonly coverUrl!: string | null;

  @Field(() => String, { description: 'Who wrote it; may be empty.' })
  readonly author!: string;

  @Field(() => RichTextScalar, { description: 'What everyone may read.' })
  readonly freeDocument!: RichTextDocument;

  @Field(() => RichTextScalar, {
    nullable: true,
    description: 'What lies behind the paywall; null when nothing does, or when this reader may not read it.',
  })
  readonly lockedDocument!: RichTextDocument | null;

  @Field(() => Int, { description: 'Characters behind the paywall; 0 when nothing is.' })
  readonly lockedCharacterCount!: number;

  @Field(() => Int, { description: 'Minutes an average reader needs for all of it; at least 1.' })
  readonly readingMinutes!: number;

  @Field(() => ViewerAccess, { description: 'Whether this reader may read the locked part, and why.' })
  readonly viewerAccess!: ViewerAccess;
}

/** Shows an article's newest words as readers will get them, by the same decision (access/decide.ts). */
export class ArticlePreviews {
  readonly #orm: MikroORM;

  constructor(deps: { orm: MikroORM }) {
    this.#orm = deps.orm;
  }

  /** @returns null when there is no such article */
  async preview(viewer: Viewer, { id, reader, tierId }: ArticlePreviewInput, at: Date): Promise<ArticlePreview | null> {
    permit(viewer, 'readDrafts');
    if (reader === PreviewReader.MEMBER && !tierId) throw new ApiError('BAD_INPUT');
    if (!isId(id)) return null;
    const em = this.#orm.em.fork();
    const account = viewer.accountId;
    const article = await em.findOne(
      Article,
      { account, id },
      { populate: ['freeDocument', 'lockedDocument', 'latestRevision'] },
    );
    if (!article) return null;
    const links = await em.find(ArticleTier, { account, article: id });
    const words = article.newestWords();
    const content = readDocument(words.document);
    const nextYear = new Date(at.getTime() + 365 * 86_400_000);
    const viewerAccess = decide({
      articleId: id,
      seriesId: article.series?.id ?? null,
      policy: article.policy,
      articleTierIds: links.map(({ tier }) => tier.id),
      isStaff: false,
      isFollower: reader === PreviewReader.FOLLOWER,
      heldTiers: reader === PreviewReader.MEMBER ? [{ tierId: tierId!, endsAt: nextYear }] : [],
      heldUnlocks: reader === PreviewReader.BUYER ? [{ opens: id, endsAt: null }] : [],
      at,
    });
    return {
      title: words.title,
      excerpt: words.excerpt,
      coverUrl: words.coverUrl,
      author: article.author,
      freeDocument: content.freeDocument,
      lockedDocument: viewerAccess.canRead ? content.lockedDocument : null,
      lockedCharacterCount: content.lockedCharacterCount,
      readingMinutes: content.readingMinutes,
      viewerAccess,
    };
  }
}
