// Written by schema/codegen.ts from schema/operations; do not edit.
import type { HomeQuery, HomeQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const HomeDocument = /* @__PURE__ */ new TypedDocumentString<HomeQuery, HomeQueryVariables>(
  'ea48ba972ed10e1f92fec0fcd2b87d721d1742a264c231701567a8c6e2a072ee',
  "query Home($first:Int!){account{...AccountFace}viewer{...ViewerStatus}seriesList(first:12){edges{node{...SeriesCard}}}articles(first:$first){...ArticlePage}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment SeriesCard on Series{id title summary coverUrl articleCount}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}",
);
