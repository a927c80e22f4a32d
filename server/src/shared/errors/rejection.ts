import { type MiddlewareFn, Mutation, Query, UseMiddleware } from 'type-graphql';
import type { UserError } from './user-error.ts';

/** Thrown inside a command so that its transaction rolls back; the reason becomes a member of the payload union. */
export class Rejection extends Error {
  readonly reason: UserError;

  constructor(reason: UserError) {
    super(reason.code);
    this.name = 'Rejection';
    this.reason = reason;
  }
}

const returnRejections: MiddlewareFn = async (_, next) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
};

/** A mutation whose thrown Rejection is returned as its union member. */
export const Command = (payload: () => object, options: { description: string }): MethodDecorator =>
  refusable(Mutation(payload, options));

/** A query that can be refused like the command it prepares. */
export const RefusableQuery = (payload: () => object, options: { description: string }): MethodDecorator =>
  refusable(Query(payload, options));

function refusable(field: MethodDecorator): MethodDecorator {
  const middleware = UseMiddleware(returnRejections);
  return (target, key, descriptor) => {
    field(target, key, descriptor);
    middleware(target, key as string, descriptor);
  };
}
