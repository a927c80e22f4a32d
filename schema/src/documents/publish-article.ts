// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PublishArticleMutation, PublishArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PublishArticleDocument = /* @__PURE__ */ new TypedDocumentString<PublishArticleMutation, PublishArticleMutationVariables>(
  '3aac510f0323f3d5cb75fc1aa6e787553b359d28a4e26d1f0dcaab4561b9ffc4',
  "mutation PublishArticle($input:PublishArticleInput!){publishArticle(input:$input){__typename ...on PublishArticleSuccess{article{id publishedAt}}...on UserError{code message}}}",
);
