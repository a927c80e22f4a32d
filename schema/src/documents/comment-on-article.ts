// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CommentOnArticleMutation, CommentOnArticleMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CommentOnArticleDocument = /* @__PURE__ */ new TypedDocumentString<CommentOnArticleMutation, CommentOnArticleMutationVariables>(
  '01713a226e963960200f31dffd184c10a8224861c6780e5e8df378ccf935188f',
  "mutation CommentOnArticle($input:CommentOnArticleInput!){commentOnArticle(input:$input){__typename ...on CommentOnArticleSuccess{comment{id}}...on UserError{code message}}}",
);
