// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArchiveOfferMutation, ArchiveOfferMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArchiveOfferDocument = /* @__PURE__ */ new TypedDocumentString<ArchiveOfferMutation, ArchiveOfferMutationVariables>(
  '9b1f84e7b895ccba6d47091b800ac0a9f9d2bf72aedbe1a87423f7b10c6968b0',
  "mutation ArchiveOffer($input:ArchiveOfferInput!){archiveOffer(input:$input){__typename ...on ArchiveOfferSuccess{offer{id}}}}",
);
