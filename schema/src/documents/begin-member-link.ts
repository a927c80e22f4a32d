// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginMemberLinkMutation, BeginMemberLinkMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginMemberLinkDocument = /* @__PURE__ */ new TypedDocumentString<BeginMemberLinkMutation, BeginMemberLinkMutationVariables>(
  'e267ccf4765389633e1a34e8ef5d88dd3708fc63a0a3de1d3bc62e4f50fdbc2d',
  "mutation BeginMemberLink{beginMemberLink{__typename ...on BeginMemberLinkSuccess{url expiresAt}}}",
);
