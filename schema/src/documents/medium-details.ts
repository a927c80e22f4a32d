// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MediumDetailsQuery, MediumDetailsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MediumDetailsDocument = /* @__PURE__ */ new TypedDocumentString<MediumDetailsQuery, MediumDetailsQueryVariables>(
  'ad0074dc5e0485a6250fde485ecbe3c40bc76d3c1a26a45aa11c10732aad14d9',
  "query MediumDetails($id:ID!){medium(id:$id){...LibraryMedium useCount usedIn{id title status}}}fragment LibraryMedium on Medium{id kind name contentType byteCount width height durationMs alt url variants{width height url}createdAt uploadedBy{id displayName}}",
);
