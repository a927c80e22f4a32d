// Written by schema/codegen.ts from schema/operations; do not edit.
import type { DismissRenewalReminderMutation, DismissRenewalReminderMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const DismissRenewalReminderDocument = /* @__PURE__ */ new TypedDocumentString<DismissRenewalReminderMutation, DismissRenewalReminderMutationVariables>(
  '467f86968cd87248683ecab8f5724fdeeaec7a310bdb1753950d8be5e8923e63',
  "mutation DismissRenewalReminder($input:DismissRenewalReminderInput!){dismissRenewalReminder(input:$input){__typename ...on DismissRenewalReminderSuccess{reminderId}}}",
);
