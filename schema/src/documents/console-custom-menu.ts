// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleCustomMenuQuery, ConsoleCustomMenuQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleCustomMenuDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleCustomMenuQuery, ConsoleCustomMenuQueryVariables>(
  '3e4180b8a7a044692c2e44b2690e4af443fc1e2b701a35a6c7d44eb11b700539',
  "query ConsoleCustomMenu{account{name}customMenu{...ConsoleMenu}}fragment ConsoleMenu on CustomMenu{version updatedAt hasUnpublishedChanges entries{...MenuEntries}published{publishedAt entries{...MenuEntries}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
