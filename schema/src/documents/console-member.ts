// Written by schema/codegen.ts from schema/operations; do not edit.
import type { ConsoleMemberQuery, ConsoleMemberQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const ConsoleMemberDocument = /* @__PURE__ */ new TypedDocumentString<ConsoleMemberQuery, ConsoleMemberQueryVariables>(
  '98e3e44d01c83ac61f566e8fb5fd937b496bfc40783a6e648063bda8fcd501ee',
  "query ConsoleMember($id:ID!){member(id:$id){id displayName isFollower isBanned banReason status heldUntil joinedAt spentFen lastReadAt source tags identities{app appid openid unionid createdAt}memberships{id source startsAt endsAt isActive revokedAt revokeReason note orderId tier{id name}}}}",
);
