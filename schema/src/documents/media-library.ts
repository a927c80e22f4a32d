// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MediaLibraryQuery, MediaLibraryQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MediaLibraryDocument = /* @__PURE__ */ new TypedDocumentString<MediaLibraryQuery, MediaLibraryQueryVariables>(
  '44eeb49dc9cfb1731f0000060da550fc82e83e4ecb7f3325ad3d0b21e7d1bf5d',
  "query MediaLibrary($first:Int!$after:String$filter:MediaFilter){media(first:$first after:$after filter:$filter){edges{node{...LibraryMedium}}pageInfo{hasNextPage endCursor}}}fragment LibraryMedium on Medium{id kind name contentType byteCount width height durationMs alt url variants{width height url}createdAt uploadedBy{id displayName}}",
);
