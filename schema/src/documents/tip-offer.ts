// Written by schema/codegen.ts from schema/operations; do not edit.
import type { TipOfferQuery, TipOfferQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const TipOfferDocument = /* @__PURE__ */ new TypedDocumentString<TipOfferQuery, TipOfferQueryVariables>(
  'cef801b8d9b984678d12c4dfb83ee63c004a080e0ff64497402273a1463355f7',
  "query TipOffer($articleId:ID!){account{...AccountFace tipping{isEnabled presetsFen minFen maxFen stepFen}}article(id:$articleId){id title author isTippable}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
