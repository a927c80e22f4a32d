import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { Article } from './article.entity.ts';
import {
  CreateArticleSuccess,
  CreateSeriesSuccess,
  PublishArticleSuccess,
  UpdateArticleSuccess,
  WithdrawArticleSuccess,
} from './article.payloads.ts';
import { ArticleDraft } from './article-draft.type.ts';
import { Series } from './series.entity.ts';

// What a command wrote is read like everything else: after the commit, by the projector, as far as it is selected.

const asWritten = { description: 'The article as it is now.' };

@Resolver(() => CreateArticleSuccess)
export class CreateArticleSuccessResolver {
  @FieldResolver(() => ArticleDraft, asWritten)
  article(@Root() { id }: CreateArticleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.draft(context, info, id);
  }
}

@Resolver(() => UpdateArticleSuccess)
export class UpdateArticleSuccessResolver {
  @FieldResolver(() => ArticleDraft, asWritten)
  article(@Root() { id }: UpdateArticleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.draft(context, info, id);
  }
}

@Resolver(() => WithdrawArticleSuccess)
export class WithdrawArticleSuccessResolver {
  @FieldResolver(() => ArticleDraft, asWritten)
  article(@Root() { id }: WithdrawArticleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.draft(context, info, id);
  }
}

@Resolver(() => PublishArticleSuccess)
export class PublishArticleSuccessResolver {
  @FieldResolver(() => Article, { description: 'The article as readers see it.' })
  article(@Root() { id }: PublishArticleSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.article(context, info, id);
  }
}

@Resolver(() => CreateSeriesSuccess)
export class CreateSeriesSuccessResolver {
  @FieldResolver(() => Series, { description: 'The new series.' })
  series(@Root() { id }: CreateSeriesSuccess, @Ctx() context: Context, @Info() info: ReadInfo) {
    return context.articleReads.series(context, info, id);
  }
}
