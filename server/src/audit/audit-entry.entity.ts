import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { Staff } from '../accounts/staff.entity.ts';
import { newId } from '../shared/ids.ts';
import type { AuditValues } from './audit-values.ts';

export enum AuditAction {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  DELETE = 'DELETE',
  SIGN_IN = 'SIGN_IN',
  EXPORT = 'EXPORT',
}
registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What was done.',
  valuesConfig: {
    CREATE: { description: 'Something was made.' },
    UPDATE: { description: 'Something was changed.' },
    DELETE: { description: 'Something was removed.' },
    SIGN_IN: { description: 'Somebody signed in to the console.' },
    EXPORT: { description: 'Somebody took data out as a file.' },
  },
});

/** What one person of the staff did to one thing. Append-only: the database refuses to change or remove it. */
@ObjectType({
  simpleResolvers: true,
  description: 'What one person of the staff did to one thing. Entries are never changed and never removed.',
})
@Entity({ tableName: 'audit_entries' })
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Field(() => Staff, { nullable: true, description: 'Who did it. People who left keep their name here.' })
  @ManyToOne(() => Staff, { nullable: true })
  staff: Rel<Staff> | null = null;

  @Field(() => String, {
    nullable: true,
    description: "The request it was done in, as the answer's header x-request-id and the server's log name it.",
  })
  @Property({ type: types.text, nullable: true })
  requestId: string | null = null;

  @Field(() => AuditAction, { description: 'What was done.' })
  @Enum({ items: () => AuditAction, type: types.text })
  action!: AuditAction;

  @Field(() => String, { description: 'What kind of thing it was done to: "Article", "Tier", "Staff" …' })
  @Property({ type: types.text })
  subjectType!: string;

  @Field(() => ID, { description: 'Its opaque id.' })
  @Property({ type: types.text })
  subjectId!: string;

  @Field(() => String, { description: 'Its title or name at that moment; may be empty.' })
  @Property({ type: types.text })
  subjectName: Opt<string> = '';

  /** Changed columns as they were; null for what was made. */
  @Property({ type: types.json, nullable: true })
  before: AuditValues | null = null;

  /** Changed columns as they became; null for what was removed. */
  @Property({ type: types.json, nullable: true })
  after: AuditValues | null = null;

  @Field(() => Date, { description: 'When.' })
  @Property({ type: types.datetime, length: 6 })
  occurredAt!: Date;
}
