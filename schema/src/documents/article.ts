// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ArticleQuery, ArticleQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ArticleDocument = /* @__PURE__ */ new TypedDocumentString<ArticleQuery, ArticleQueryVariables>(
  '30120fa24c2eb6c82715a4a0c8caaf150b48ab676bc8603bb1eb82420f25ee2b',
  "query Article($id:ID!){account{...AccountFace}article(id:$id){...ArticleCard series{id title articleCount}freeDocument lockedDocument viewerAccess{until}related(first:3){...ArticleCard}}tiers{id name isArchived prices{id period amountFen}}viewer{...ViewerStatus}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
