import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type Opt, type Rel, types } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { newId } from '../shared/ids.ts';
import { AffiliateLink } from './affiliate-link.entity.ts';

/** One visitor on one day who followed a link. Written by `AffiliateClicks` alone. */
@Entity({ tableName: 'affiliate_clicks' })
export class AffiliateClick {
  @PrimaryKey({ type: types.uuid })
  id: Opt<string> = newId();

  @ManyToOne(() => Account)
  account!: Rel<Account>;

  @ManyToOne(() => AffiliateLink, { fieldName: 'link_id' })
  link!: Rel<AffiliateLink>;

  @Property({ type: types.uuid, nullable: true })
  articleId: string | null = null;

  @Property({ type: types.uuid, nullable: true })
  memberId: string | null = null;

  @Property({ type: types.blob })
  visitorHash!: Buffer;

  /** YYYY-MM-DD in Asia/Shanghai. */
  @Property({ type: types.date })
  clickedOn!: string;

  @Property({ type: types.datetime, length: 6 })
  createdAt!: Date;
}
