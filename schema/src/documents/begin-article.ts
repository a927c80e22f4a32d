// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginArticleMutation, BeginArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginArticleDocument = /* @__PURE__ */ new TypedDocumentString<BeginArticleMutation, BeginArticleMutationVariables>(
  '27bd41d3b92264b55f7c184a1b2878d602c1ff5a4eb6b2083e198a5460505998',
  "mutation BeginArticle($input:CreateArticleInput!){createArticle(input:$input){__typename ...on CreateArticleSuccess{article{id}}...on UserError{code message}}}",
);
