// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MenuHistoryQuery, MenuHistoryQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MenuHistoryDocument = /* @__PURE__ */ new TypedDocumentString<MenuHistoryQuery, MenuHistoryQueryVariables>(
  '9ae2cef5b00b52ade1cbd999273427ebd30b8dc01a59ee20c2fefa08c14cfcd9',
  "query MenuHistory($first:Int!$after:String){customMenuPublications(first:$first after:$after){edges{node{id outcome problem staffName startedAt finishedAt entries{...MenuEntries}}}pageInfo{hasNextPage endCursor}}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
