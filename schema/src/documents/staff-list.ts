// Written by schema/codegen.ts from schema/operations; do not edit.
import type { StaffListQuery, StaffListQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const StaffListDocument = /* @__PURE__ */ new TypedDocumentString<StaffListQuery, StaffListQueryVariables>(
  '6800271f0f2eda3f1729b7963c982504fa9a90aef00f6f338c12d88019c60e08',
  "query StaffList($isWithFormer:Boolean!=false){staff(isWithFormer:$isWithFormer){id displayName role hasPasskey isLinkedToMember createdAt lastSeenAt leftAt}}",
);
