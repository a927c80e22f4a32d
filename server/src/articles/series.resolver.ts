import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import { projected, type ReadInfo } from '../graphql/projector/selection.ts';
import { Command } from '../shared/errors/rejection.ts';
import { type Connection, ConnectionArguments } from '../shared/relay/connection.ts';
import { ArticleConnection, SeriesConnection } from './article.connections.ts';
import type { Article } from './article.entity.ts';
import { CreateSeriesInput, CreateSeriesPayload, CreateSeriesSuccess } from './article.payloads.ts';
import { Series } from './series.entity.ts';

@Resolver(() => Series)
export class SeriesResolver {
  @Query(() => SeriesConnection, { description: 'Series of the account, the newest first.' })
  seriesList(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
  ) {
    return context.articleReads.seriesList(context, info, page);
  }

  @Query(() => Series, { nullable: true, description: 'A series; null when there is none with this id.' })
  series(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Arg('id', () => ID, { description: 'Opaque id.' }) id: string,
  ) {
    return context.articleReads.series(context, info, id);
  }

  @FieldResolver(() => ArticleConnection, { description: 'Its published articles, the newest first.' })
  articles(
    @Root() series: Series,
    @Info() info: ReadInfo,
    // Read by the projector, which had them from the selection.
    @Args(() => ConnectionArguments) _page: ConnectionArguments,
  ): Connection<Article> {
    return projected(series, info);
  }

  @Command(() => CreateSeriesPayload, { description: `${staffMay('writeArticles')}: begins a series.` })
  async createSeries(
    @Arg('input') input: CreateSeriesInput,
    @Ctx() { viewer, articles }: Context,
  ): Promise<typeof CreateSeriesPayload> {
    return new CreateSeriesSuccess(await articles.createSeries(viewer, input));
  }
}
