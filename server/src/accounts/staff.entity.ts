import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { registerEnumType } from 'type-graphql';
import { newId } from '../shared/ids.ts';
import { Account } from './account.entity.ts';

export enum StaffRole {
  OWNER = 'OWNER',
  WRITER = 'WRITER',
  FINANCE = 'FINANCE',
}
registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a person of the staff may do; the policy file of each feature is the table.',
  valuesConfig: {
    OWNER: { description: 'Everything.' },
    WRITER: { description: 'Articles and series.' },
    FINANCE: { description: 'Orders, payments and the ledger.' },
  },
});

/** A person who works for the account. */
@Entity({ tableName: 'staff' })
export class Staff {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @Property({ type: types.text })
  displayName!: string;

  @Enum({ items: () => StaffRole, type: types.text })
  role!: StaffRole;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
