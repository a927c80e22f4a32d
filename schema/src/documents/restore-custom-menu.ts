// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RestoreCustomMenuMutation, RestoreCustomMenuMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RestoreCustomMenuDocument = /* @__PURE__ */ new TypedDocumentString<RestoreCustomMenuMutation, RestoreCustomMenuMutationVariables>(
  '814195e0efc66741e04d4c117e62f1064584188bb57e8f682e0bfdb11ff57772',
  "mutation RestoreCustomMenu($input:RestoreCustomMenuInput!){restoreCustomMenu(input:$input){__typename ...on RestoreCustomMenuSuccess{customMenu{...ConsoleMenu}}...on UserError{code message}}}fragment ConsoleMenu on CustomMenu{version updatedAt hasUnpublishedChanges entries{...MenuEntries}published{publishedAt entries{...MenuEntries}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
