// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleQuery, ArticleQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleDocument = /* @__PURE__ */ new TypedDocumentString<ArticleQuery, ArticleQueryVariables>(
  '3a250215a94bec3dabdf69f35f066f31d241c26b9646493ebb6f8fa698ae27d4',
  "query Article($id:ID!){account{...AccountFace tipping{isEnabled}}article(id:$id){...ArticleCard isTippable unlockPriceFen series{id title articleCount unlockPriceFen}freeDocument lockedDocument viewerAccess{until}related(first:3){...ArticleCard}}tiers{id name isArchived prices{id period amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
