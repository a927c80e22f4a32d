// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberTipsQuery, ConsoleMemberTipsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberTipsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberTipsQuery, ConsoleMemberTipsQueryVariables>(
  '4c851a90c52a32d4075486ec928eaacc57af3f6bf601c4142d1518d5a8bceb57',
  "query ConsoleMemberTips($id:ID!$first:Int!$after:String){member(id:$id){tips(first:$first after:$after){edges{node{id amountFen message paidAt article{id title}}}pageInfo{hasNextPage endCursor}}}}",
);
