// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ViewerQuery, ViewerQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ViewerDocument = /* @__PURE__ */ new TypedDocumentString<ViewerQuery, ViewerQueryVariables>(
  '8e70d17fd8810d61c51ba3d9ac8e2d79781e9321bc3916bb26c1ce277a1f6bf7',
  "query Viewer{viewer{...ViewerStatus}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
