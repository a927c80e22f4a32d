// Written by schema/codegen.ts from schema/operations; do not edit.
import type { AuditLogQuery, AuditLogQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const AuditLogDocument = /* @__PURE__ */ new TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>(
  '6ea3c54773b2f06a7a9a30e128d2a5e8ff428c29e2fa0b390ad5307b209eda3b',
  "query AuditLog($first:Int!$after:String$subjectType:String$subjectId:ID$staffId:ID$action:AuditAction){auditEntries(first:$first after:$after subjectType:$subjectType subjectId:$subjectId staffId:$staffId action:$action){edges{cursor node{id action subjectType subjectId subjectName requestId occurredAt staff{id displayName}changes{field before after isHidden}}}pageInfo{hasNextPage endCursor}}}",
);
