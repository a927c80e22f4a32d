// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateMoneySettingsMutation, UpdateMoneySettingsMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateMoneySettingsDocument = /* @__PURE__ */ new TypedDocumentString<UpdateMoneySettingsMutation, UpdateMoneySettingsMutationVariables>(
  'e69611303b73ed216760d9f02fc4b7c39bd43a77070f9b21b1bfc2fb7b86e182',
  "mutation UpdateMoneySettings($input:UpdateMoneySettingsInput!){updateMoneySettings(input:$input){__typename ...on UserError{code message}...on UpdateMoneySettingsSuccess{moneySettings{version}}...on MoneySettingOutOfRange{field}}}",
);
