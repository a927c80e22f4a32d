// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberRefundsQuery, ConsoleMemberRefundsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberRefundsDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberRefundsQuery, ConsoleMemberRefundsQueryVariables>(
  'c8bdd064ea55af262ab63318e59ccd0cef4ad834a35d02c87d0cfd2066821fc6',
  "query ConsoleMemberRefunds($id:ID!$first:Int!$after:String){member(id:$id){refunds(first:$first after:$after){edges{node{id amountFen status failureMessage failureDetail initiator reason createdAt succeededAt order{id description}}}pageInfo{hasNextPage endCursor}}}}",
);
