// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ChangeMyNameMutation, ChangeMyNameMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ChangeMyNameDocument = /* @__PURE__ */ new TypedDocumentString<ChangeMyNameMutation, ChangeMyNameMutationVariables>(
  '584a4c38d2d12813b1f3990ce3859254b857d27c30cfbffd16c76abfea8b89cc',
  "mutation ChangeMyName($input:ChangeMyNameInput!){changeMyName(input:$input){__typename ...on ChangeMyNameSuccess{staff{id displayName}}...on UserError{code message}}}",
);
