// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateCustomMenuMutation, UpdateCustomMenuMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateCustomMenuDocument = /* @__PURE__ */ new TypedDocumentString<UpdateCustomMenuMutation, UpdateCustomMenuMutationVariables>(
  'dfe1f3aaee980525bde71bfcb342fdecf9aae71b0f51fff59873a58b9212a324',
  "mutation UpdateCustomMenu($input:UpdateCustomMenuInput!){updateCustomMenu(input:$input){__typename ...on UpdateCustomMenuSuccess{customMenu{...ConsoleMenu}}...on UserError{code message}...on MenuEntryError{path}}}fragment ConsoleMenu on CustomMenu{version updatedAt hasUnpublishedChanges entries{...MenuEntries}published{publishedAt entries{...MenuEntries}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
