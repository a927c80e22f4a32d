import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Command } from '../shared/errors/rejection.ts';
import { RecordReadingInput, RecordReadingPayload, RecordReadingSuccess } from './reading.payloads.ts';

@Resolver()
export class ReadingResolver {
  @Command(() => RecordReadingPayload, {
    description:
      'Keeps how far you have read an article. Send it now and then while reading; the largest share counts.',
  })
  async recordReading(
    @Arg('input') input: RecordReadingInput,
    @Ctx() { viewer, reading }: Context,
  ): Promise<typeof RecordReadingPayload> {
    return new RecordReadingSuccess(await reading.record(viewer, input));
  }
}
