// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MemberFilterChoicesQuery, MemberFilterChoicesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MemberFilterChoicesDocument = /* @__PURE__ */ new TypedDocumentString<MemberFilterChoicesQuery, MemberFilterChoicesQueryVariables>(
  '828c5b8e6d9b3f8be994acd716b1fcf53f9fb41af0089f4e191fd0272fe99511',
  "query MemberFilterChoices{tiers{id name}memberTags{value memberCount}memberSources{value memberCount}}",
);
