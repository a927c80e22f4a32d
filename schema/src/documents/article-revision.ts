// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleRevisionQuery, ArticleRevisionQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleRevisionDocument = /* @__PURE__ */ new TypedDocumentString<ArticleRevisionQuery, ArticleRevisionQueryVariables>(
  '8eb3792247b14cdbd5e887efa17841c384e9816c77cb3a4ebc5f52c45641cb32',
  "query ArticleRevision($id:ID!){articleRevision(id:$id){...ArticleWords}}fragment ArticleWords on ArticleRevision{id number kind title excerpt coverUrl document savedAt savedBy{id displayName}}",
);
