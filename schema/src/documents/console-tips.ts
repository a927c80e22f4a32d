// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleTipsQuery, ConsoleTipsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleTipsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleTipsQuery, ConsoleTipsQueryVariables>(
  '6b424e28961b011ee60157ff6bc89605df2f58e83306c2bc2bbe8f7e458450e9',
  "query ConsoleTips($first:Int!$after:String){tips(first:$first after:$after){edges{node{id amountFen message paidAt refundedAt member{displayName}article{id title}}}pageInfo{hasNextPage endCursor}}}",
);
