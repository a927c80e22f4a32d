// Written by schema/codegen.ts from schema/operations; do not edit.
import type { RedeemGiftMutation, RedeemGiftMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const RedeemGiftDocument = /* @__PURE__ */ new TypedDocumentString<RedeemGiftMutation, RedeemGiftMutationVariables>(
  'b9e3e5046840b34d3abc5e7f4773b0e795aa4fb277c67eee2617a6bd718d1377',
  "mutation RedeemGift($input:RedeemGiftInput!){redeemGift(input:$input){__typename ...on RedeemGiftSuccess{membership{...MembershipSummary}unlock{id isActive}viewer{...ViewerStatus}}...on UserError{code message}}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}",
);
