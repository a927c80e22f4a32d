import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { AccountResolver } from '../accounts/account.resolver.ts';
import { MemberResolver } from '../members/member.resolver.ts';
import { ViewerResolver } from '../members/viewer.resolver.ts';
import { CustomMenuResolver } from '../menus/custom-menu.resolver.ts';

/** Every resolver class; a feature joins the schema by standing here. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccountResolver,
  ViewerResolver,
  MemberResolver,
  CustomMenuResolver,
];

let built: Promise<GraphQLSchema> | undefined;

/** The executable schema. Built once per process: TypeGraphQL keeps its metadata in a global. */
export function createSchema(): Promise<GraphQLSchema> {
  built ??= buildSchema({
    resolvers: resolvers as never,
    // Inputs are checked by the service that knows what is wrong and what to do about it.
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
  return built;
}
