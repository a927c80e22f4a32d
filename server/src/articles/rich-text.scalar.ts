import type { RichTextDocument } from '@teahouse/schema/rich-text.ts';
import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/**
 * GraphQL scalar `RichText`. Input is taken as it comes and checked by the service (document.ts), which can say in a
 * payload which block is wrong; a scalar could only fail the whole operation.
 */
export const RichTextScalar = new GraphQLScalarType<unknown, RichTextDocument>({
  name: 'RichText',
  description:
    'A document: {"type":"document","blocks":[…]}, blocks from top to bottom, text as runs with marks, never HTML. Its JSON Schema is schema/rich-text.schema.json.',
  serialize: (value) => value as RichTextDocument,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
