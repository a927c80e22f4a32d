// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ReviewCommentsQuery, ReviewCommentsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ReviewCommentsDocument = /* @__PURE__ */ new TypedDocumentString<ReviewCommentsQuery, ReviewCommentsQueryVariables>(
  'e45a89f6e7e7a0357a51f4d8defa789dd33b9720df278c4c16eff87679020b9f',
  "query ReviewComments($id:ID!){articleDraft(id:$id){id comments{id text blockIndex quote fromState toState resolvedAt createdAt staff{id displayName}}}}",
);
