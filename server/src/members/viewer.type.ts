import { ObjectType } from 'type-graphql';

/** GraphQL's Viewer; its fields are resolved from the Viewer facts by viewer.resolver.ts and payments. */
@ObjectType('Viewer', { description: 'Who sends this request.' })
export class ViewerType {}
