// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateMoneySettingsMutation, UpdateMoneySettingsMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateMoneySettingsDocument = /* @__PURE__ */ new TypedDocumentString<UpdateMoneySettingsMutation, UpdateMoneySettingsMutationVariables>(
  'e9a1e6356e44e368a555fd8ae22c602f4a4c5bd227f1561e01ca9eec6f0e5b4f',
  "mutation UpdateMoneySettings($input:UpdateMoneySettingsInput!){updateMoneySettings(input:$input){__typename ...on UserError{code message}...on MoneySettingOutOfRange{field}}}",
);
