import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type Fen, fen } from './fen.ts';

function parse(value: unknown): Fen {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new GraphQLError('Fen must be a whole number of CNY fen (1/100 yuan), for example 1800 for 18.00 yuan', {
      extensions: { code: 'BAD_INPUT' },
    });
  }
  return fen(value);
}

/** GraphQL scalar `Fen`: money as an integer; never a fraction, never yuan. */
export const FenScalar = new GraphQLScalarType<Fen, number>({
  name: 'Fen',
  description: 'An amount of money in integer CNY fen (1/100 yuan): 1800 is 18.00 yuan.',
  serialize: (value) => parse(typeof value === 'bigint' ? Number(value) : value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.INT ? Number(node.value) : Number.NaN),
});
