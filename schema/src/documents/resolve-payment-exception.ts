// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ResolvePaymentExceptionMutation, ResolvePaymentExceptionMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ResolvePaymentExceptionDocument = /* @__PURE__ */ new TypedDocumentString<ResolvePaymentExceptionMutation, ResolvePaymentExceptionMutationVariables>(
  '4a2d5bbf842a590cd5d40a356691aafb9485c6dd5f13acc32e434c3927860a32',
  "mutation ResolvePaymentException($input:ResolvePaymentExceptionInput!){resolvePaymentException(input:$input){__typename ...on ResolvePaymentExceptionSuccess{id}}}",
);
