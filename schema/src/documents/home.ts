// Written by schema/codegen.ts from schema/operations; do not edit.
import type { HomeQuery, HomeQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const HomeDocument = /* @__PURE__ */ new TypedDocumentString<HomeQuery, HomeQueryVariables>(
  '9d354345e6e85a596cb0a8426f93733abcfc46bce1d0151d4d0ebc65d56c6dba',
  "query Home($first:Int!){account{...AccountFace}viewer{...ViewerStatus renewalReminder{...RenewalReminderCard}}seriesList(first:12){edges{node{...SeriesCard}}}articles(first:$first){...ArticlePage}}fragment AccountFace on Account{id handle name kind isVerified description logoUrl}fragment ViewerStatus on Viewer{member{id displayName isFollower memberships{...MembershipSummary}}checkout{canPay rail reason}}fragment MembershipSummary on Membership{id startsAt endsAt isActive source tier{id name}}fragment RenewalReminderCard on RenewalReminder{id words tierPrice{id amountFen}}fragment SeriesCard on Series{id title summary coverUrl articleCount}fragment ArticlePage on ArticleConnection{edges{node{...ArticleCard}}pageInfo{hasNextPage endCursor}}fragment ArticleCard on Article{id title excerpt coverUrl author language publishedAt readingMinutes hasAudio policy lockedCharacterCount tiers{id name}viewerAccess{canRead reason}}",
);
