// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginMemberLinkMutation, BeginMemberLinkMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginMemberLinkDocument = /* @__PURE__ */ new TypedDocumentString<BeginMemberLinkMutation, BeginMemberLinkMutationVariables>(
  '7b1f09afe4d77517c4f6382fe0a22a1e4c012f5bdc4e808eba553883780081ca',
  "mutation BeginMemberLink{beginMemberLink{__typename ...on BeginMemberLinkSuccess{url expiresAt simulatorUrl}}}",
);
