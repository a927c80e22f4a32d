// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CheckTitleQuery, CheckTitleQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CheckTitleDocument = /* @__PURE__ */ new TypedDocumentString<CheckTitleQuery, CheckTitleQueryVariables>(
  '0244139ceb63704be2f7e5dba372f6b48d6b6026757e00579ca3f48b3283e4b3',
  "query CheckTitle($title:String!){titleCheck(title:$title){effect words reason}}",
);
