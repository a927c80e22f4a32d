// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SeriesQuery, SeriesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SeriesDocument = /* @__PURE__ */ new TypedDocumentString<SeriesQuery, SeriesQueryVariables>(
  'fd652e04dfce6f77bdce0be8a1007306e7f0053267c756e79745453db6d15414',
  "query Series($id:ID!$first:Int!$after:String){series(id:$id){...SeriesCard unlockPriceFen viewerHasUnlocked articles(first:$first after:$after){...ArticlePage}}viewer{...ViewerStatus}}fragment SeriesCard on Series{id title summary coverUrl articleCount}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}",
);
