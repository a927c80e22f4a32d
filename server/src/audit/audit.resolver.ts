import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { staffMay } from '../accounts/permissions.ts';
import type { Context } from '../context.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { ConnectionArguments, connectionType } from '../shared/relay/connection.ts';
import { AuditAction, AuditEntry } from './audit-entry.entity.ts';
import type { Change } from './audit-values.ts';

/** One column that changed. */
@ObjectType({ simpleResolvers: true, description: 'One property that changed.' })
export class AuditChange implements Change {
  @Field(() => String, {
    description: 'Its name: "priceFen", "publishedAt" … Names end in their unit: Fen, Bps, At (ISO 8601).',
  })
  readonly field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it was: text as it is, anything else as JSON; null when there was nothing.',
  })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'As it became, written likewise.' })
  readonly after!: string | null;

  @Field(() => Boolean, {
    description:
      'The log does not hold the value: of a document before and after say how many characters it had, of a secret that there was one (•).',
  })
  readonly isHidden!: boolean;
}

const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntry, 'what the staff did, the latest first');

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: `${staffMay('readAudit')}: what the staff did, the latest first.` })
  auditEntries(
    @Ctx() context: Context,
    @Info() info: ReadInfo,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Arg('subjectType', () => String, { nullable: true, description: 'Only this kind of thing: "Article" …' })
    subjectType?: string | null,
    @Arg('subjectId', () => ID, { nullable: true, description: 'Only what was done to the thing with this id.' })
    subjectId?: string | null,
    @Arg('staffId', () => ID, { nullable: true, description: 'Only what this person did.' }) staffId?: string | null,
    @Arg('action', () => AuditAction, { nullable: true, description: 'Only this kind of deed.' })
    action?: AuditAction | null,
  ) {
    return context.auditLog.entries(context, info, page, { subjectType, subjectId, staffId, action });
  }

  @FieldResolver(() => [AuditChange], { description: 'What changed, property by property.' })
  changes(@Root() entry: { readonly changes: readonly Change[] }): readonly Change[] {
    return entry.changes;
  }
}
