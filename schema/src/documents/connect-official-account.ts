// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConnectOfficialAccountMutation, ConnectOfficialAccountMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConnectOfficialAccountDocument = /* @__PURE__ */ new TypedDocumentString<ConnectOfficialAccountMutation, ConnectOfficialAccountMutationVariables>(
  '49770f281c4a75a8d68819cf15f349be01e20fdd1a26bc19e24f663ae74f7d9d',
  "mutation ConnectOfficialAccount($input:ConnectOfficialAccountInput!){connectOfficialAccount(input:$input){__typename ...on UserError{code message}...on InvalidConnection{field}}}",
);
