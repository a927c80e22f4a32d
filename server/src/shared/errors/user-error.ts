import { Ctx, Field, InterfaceType } from 'type-graphql';
import type { Locale, Localized } from '../locale/locale.ts';

/**
 * A refusal the client can act on, returned as a member of a mutation's payload union. A plain class, not an Error:
 * GraphQL re-throws every Error that a resolver returns.
 */
@InterfaceType({
  description:
    'A refusal the client can act on. Select `... on UserError { code message }` beside the members you know, and a new refusal never breaks you.',
})
export abstract class UserError {
  @Field(() => String, { description: 'Stable, upper snake case; for programs.' })
  readonly code: string;

  readonly #text: Localized;

  constructor(code: string, text: Localized) {
    this.code = code;
    this.#text = text;
  }

  @Field(() => String, {
    description: "What to do, in the request's language (Accept-Language; zh-CN when not given).",
  })
  message(@Ctx() context: { locale: Locale }): string {
    return this.#text[context.locale];
  }

  /** The text without a request, for logs and tests. */
  textIn(locale: Locale): string {
    return this.#text[locale];
  }
}
