// Written by schema/codegen.ts from schema/operations; do not edit.
import type { GiftsGivenQuery, GiftsGivenQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const GiftsGivenDocument = /* @__PURE__ */ new TypedDocumentString<GiftsGivenQuery, GiftsGivenQueryVariables>(
  '7bad97733b964b28ac31a722747d154b27a44dd6500cad0108dba550e714686a',
  "query GiftsGiven($first:Int!$after:String){account{...AccountFace}viewer{...ViewerStatus member{giftsGiven(first:$first after:$after){edges{node{...GiftCard order{id}}}pageInfo{hasNextPage endCursor}}}}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment GiftCard on Gift{id kind status message code sharePath period createdAt expiresAt redeemedAt tier{id name}article{id title coverUrl}}",
);
