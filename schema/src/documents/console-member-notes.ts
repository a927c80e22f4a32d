// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberNotesQuery, ConsoleMemberNotesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberNotesDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberNotesQuery, ConsoleMemberNotesQueryVariables>(
  '9fcb5284601f3e5e6fbd77681875d86f3e0106f5eac6674cabe8520670656934',
  "query ConsoleMemberNotes($id:ID!$first:Int!$after:String){member(id:$id){notes(first:$first after:$after){edges{node{id text createdAt staff{id displayName}}}pageInfo{hasNextPage endCursor}}}}",
);
