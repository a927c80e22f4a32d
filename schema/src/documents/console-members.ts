// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMembersQuery, ConsoleMembersQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMembersDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMembersQuery, ConsoleMembersQueryVariables>(
  '3160c04f25a7f1bc52258a5ec27822ba29b821f8cb12a46287ee9c519e248d5d',
  "query ConsoleMembers($first:Int!$after:String$filter:MemberFilter$sort:MemberSort){members(first:$first after:$after filter:$filter sort:$sort){edges{node{...MemberRow}}pageInfo{hasNextPage endCursor}}}fragment MemberRow on Member{id displayName isFollower status heldUntil joinedAt spentFen lastReadAt source tags memberships{id isActive tier{id name}}}",
);
