// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberMessagesQuery, ConsoleMemberMessagesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberMessagesDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberMessagesQuery, ConsoleMemberMessagesQueryVariables>(
  '41219d9efe546efda2659fa49a00aa8a8a2363213ee14c2d7b2848e31e91132a',
  "query ConsoleMemberMessages($id:ID!$first:Int!$after:String){member(id:$id){messages(first:$first after:$after){edges{node{id kind text app sentAt}}pageInfo{hasNextPage endCursor}}}}",
);
