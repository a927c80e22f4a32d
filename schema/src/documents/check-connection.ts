// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CheckConnectionMutation, CheckConnectionMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CheckConnectionDocument = /* @__PURE__ */ new TypedDocumentString<CheckConnectionMutation, CheckConnectionMutationVariables>(
  '5b97542e4e1ef23f09afd0e72048f00508de51e3cb96eb9c2def6f0e572c4953',
  "mutation CheckConnection($kind:ConnectionCheckKind!){checkConnection(input:{kind:$kind}){report{...ConnectionReportLine}}}fragment ConnectionReportLine on ConnectionReport{kind isPassed finding whatToDo checkedAt}",
);
