// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MyRenewalQuery, MyRenewalQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MyRenewalDocument = /* @__PURE__ */ new TypedDocumentString<MyRenewalQuery, MyRenewalQueryVariables>(
  '641c46a009f4431b5b320440b25ff0d78d92eb545e26c0abff0fd3bac8d877fc',
  "query MyRenewal{account{...AccountFace}viewer{...ViewerStatus renewal{...RenewalSummary charges(first:20){edges{node{id status amountFen dueOn words order{id}}}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment RenewalSummary on RenewalContract{id status variant isEnding amountFen periodDays words tier{id name}nextCharge{id words}}",
);
