import { Entity, ManyToOne } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel } from '@mikro-orm/postgresql';
import { Account } from '../accounts/account.entity.ts';
import { Tier } from '../tiers/tier.entity.ts';
import { Article } from './article.entity.ts';

/** One tier that opens one article. An entity rather than a bare pivot, because its row names the account. */
@Entity({ tableName: 'article_tiers' })
export class ArticleTier {
  [PrimaryKeyProp]?: ['article', 'tier'];

  @ManyToOne(() => Article, { primary: true })
  article!: Rel<Article>;

  @ManyToOne(() => Tier, { primary: true })
  tier!: Rel<Tier>;

  @ManyToOne(() => Account)
  account!: Rel<Account>;
}
