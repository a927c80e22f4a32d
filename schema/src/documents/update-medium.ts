// Written by schema/codegen.ts from schema/operations; do not edit.
import type { UpdateMediumMutation, UpdateMediumMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const UpdateMediumDocument = /* @__PURE__ */ new TypedDocumentString<UpdateMediumMutation, UpdateMediumMutationVariables>(
  'c04b037742eea7cafbea25f561cbe52ee6d03edabfe830dc0579e5a70d0b58d6',
  "mutation UpdateMedium($input:UpdateMediumInput!){updateMedium(input:$input){__typename ...on UpdateMediumSuccess{medium{...LibraryMedium}}...on UserError{code message}}}fragment LibraryMedium on Medium{id kind name contentType byteCount width height durationMs alt url variants{width height url}createdAt uploadedBy{id displayName}}",
);
