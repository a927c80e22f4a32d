import { Entity } from '@mikro-orm/decorators/legacy';
import { OneTimeLink } from './one-time-link.ts';

/** A link that opens an account on this server, and makes who holds it its owner. */
@Entity({ tableName: 'opening_links' })
export class OpeningLink extends OneTimeLink {}
