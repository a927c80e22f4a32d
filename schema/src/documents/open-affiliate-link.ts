// Written by schema/codegen.ts from schema/operations; do not edit.
import type { OpenAffiliateLinkMutation, OpenAffiliateLinkMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const OpenAffiliateLinkDocument = /* @__PURE__ */ new TypedDocumentString<OpenAffiliateLinkMutation, OpenAffiliateLinkMutationVariables>(
  '6de54c3e96cb1bd17e4737f023ebabb057ab275e4bbe2ed7a09c9092936e3e3c',
  "mutation OpenAffiliateLink($input:OpenAffiliateLinkInput!){openAffiliateLink(input:$input){__typename ...on OpenAffiliateLinkSuccess{kind appid path url}}}",
);
