// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PublishCustomMenuMutation, PublishCustomMenuMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PublishCustomMenuDocument = /* @__PURE__ */ new TypedDocumentString<PublishCustomMenuMutation, PublishCustomMenuMutationVariables>(
  'a5d6b4f5f5d683bf5bef6f54257d6853ca87d00cf12c060444ec121a9819e5a9',
  "mutation PublishCustomMenu{publishCustomMenu{__typename ...on PublishCustomMenuSuccess{customMenu{...ConsoleMenu}}...on UserError{code message}...on MenuEntryError{path}}}fragment ConsoleMenu on CustomMenu{version updatedAt hasUnpublishedChanges entries{...MenuEntries}published{publishedAt entries{...MenuEntries}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
