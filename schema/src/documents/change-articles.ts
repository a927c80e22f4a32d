// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ChangeArticlesMutation, ChangeArticlesMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ChangeArticlesDocument = /* @__PURE__ */ new TypedDocumentString<ChangeArticlesMutation, ChangeArticlesMutationVariables>(
  '310140fbcae282a8f03230efa3f05f2a0af8ce605d93ab99f165772217b4d76c',
  "mutation ChangeArticles($input:ChangeArticlesInput!){changeArticles(input:$input){__typename ...on ChangeArticlesSuccess{articles{...ListedArticle}}...on UserError{code message}...on ArticlesRefused{refused{articleId title reason{code message}}}}}fragment ListedArticle on ArticleDraft{id version status buyerCount title policy tiers{id name}series{id title}unlockPriceFen reviewState scheduledAt hasPendingWords publishedAt updatedAt authorStaff{id displayName}latestRevision{id title savedAt savedBy{id displayName}}}",
);
