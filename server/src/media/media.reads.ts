import { condition, connection, one } from '../graphql/projector/definition.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { PageArguments, Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { sql } from '../graphql/projector/sql.ts';
import type { MediumKind } from './media-content.ts';
import type { Medium } from './medium.entity.ts';
import { mediumProjection, newestMedia } from './medium.projection.ts';

const library = connection(mediumProjection, {
  where: (medium) => sql`${medium.col('removedAt')} is null`,
  conditions: {
    kind: condition('text', (medium, value) => sql`${medium.col('kind')} = ${value}`),
    text: condition(
      'text',
      (medium, value) => sql`(strpos(lower(${medium.col('name')}), lower(${value})) > 0
        or strpos(lower(${medium.col('alt')}), lower(${value})) > 0)`,
    ),
  },
  order: newestMedia,
});

const mediumById = one(mediumProjection, {
  conditions: { id: condition('uuid', (medium, value) => sql`${medium.col('id')} = ${value}`) },
});

/** Which of the media. */
export interface MediaConditions {
  readonly kind?: MediumKind | null;
  readonly text?: string | null;
}

/** Reads of the library; one statement each. */
export class MediaReads {
  readonly #projector: Projector;

  constructor(deps: { projector: Projector }) {
    this.#projector = deps.projector;
  }

  /** What is in the library, the newest first. */
  library(context: ReadContext, info: ReadInfo, page: PageArguments, which: MediaConditions = {}) {
    const text = which.text?.trim() || null;
    return this.#projector.connection(library, context, info, page, { kind: which.kind, text });
  }

  /** One medium, removed or not. */
  medium(context: ReadContext, info: ReadInfo, id: string): Promise<Medium | null> {
    return this.#projector.one(mediumById, context, info, { id });
  }
}
