// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ChangeArticlesMutation, ChangeArticlesMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ChangeArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ChangeArticlesMutation, ChangeArticlesMutationVariables>(
  'f0167548d52904fd2b1139c99ef16cda97be55de0b2a2de10981175c56de893f',
  "mutation ChangeArticles($input:ChangeArticlesInput!){changeArticles(input:$input){__typename ...on ChangeArticlesSuccess{articles{...ListedArticle}}...on UserError{code message}...on ArticlesRefused{refused{articleId title reason{code message}}}}}fragment ListedArticle on ArticleDraft{id version status title policy tiers{id name}series{id title}unlockPriceFen reviewState scheduledAt hasPendingWords publishedAt updatedAt authorStaff{id displayName}latestRevision{id title savedAt savedBy{id displayName}}}",
);
