// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MenuHistoryQuery, MenuHistoryQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MenuHistoryDocument = /* @__PURE__ */ new TypedDocumentString<MenuHistoryQuery, MenuHistoryQueryVariables>(
  '95486d3f06a2e9b968f9591433dc0064945400cc620a36f294e1f70b1d2c3c02',
  "query MenuHistory($after:String){customMenuPublications(first:8 after:$after){edges{node{id outcome problem staffName startedAt finishedAt entries{...MenuEntries}}}pageInfo{hasNextPage endCursor}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
