// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleBillsQuery, ConsoleBillsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleBillsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleBillsQuery, ConsoleBillsQueryVariables>(
  '116000d835aea3822aacf13ce279df6f5786823d73cd652bcf2898f9df4c0f8f',
  "query ConsoleBills($first:Int!$after:String){bills(first:$first after:$after){edges{node{id kind merchant billOn status lineCount incomeFen expenseFen feeFen exceptionCount lastError matchedAt}}pageInfo{hasNextPage endCursor}}}",
);
