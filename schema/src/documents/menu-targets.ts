// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MenuTargetsQuery, MenuTargetsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MenuTargetsDocument = /* @__PURE__ */ new TypedDocumentString<MenuTargetsQuery, MenuTargetsQueryVariables>(
  '5fa43518181d26d82d36a6870a4d6640a3ad3dd2e2e4538b1b633396cddcc38b',
  "query MenuTargets($articles:Int!){articles(first:$articles){edges{node{id title}}}seriesList(first:100){edges{node{id title}}}}",
);
