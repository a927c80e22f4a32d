// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ResolveReviewCommentMutation, ResolveReviewCommentMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ResolveReviewCommentDocument = /* @__PURE__ */ new TypedDocumentString<ResolveReviewCommentMutation, ResolveReviewCommentMutationVariables>(
  '45b6cfd7633869f6be9759a5026c2e935af6e99f083609a1c5f2baaf278a38a4',
  "mutation ResolveReviewComment($input:ResolveReviewCommentInput!){resolveReviewComment(input:$input){__typename ...on ResolveReviewCommentSuccess{comment{id resolvedAt}}}}",
);
