// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SaveMenuVariantMutation, SaveMenuVariantMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SaveMenuVariantDocument = /* @__PURE__ */ new TypedDocumentString<SaveMenuVariantMutation, SaveMenuVariantMutationVariables>(
  '72ec2dc0b96837b6e6410cf590c1348a0d584afe0dccf3fe24fbda6ed4db2266',
  "mutation SaveMenuVariant($input:SaveMenuVariantInput!){saveMenuVariant(input:$input){__typename ...on SaveMenuVariantSuccess{menuVariant{...MenuVariantDetails}}...on UserError{code message}...on MenuEntryError{path}}}fragment MenuVariantDetails on MenuVariant{id tag version followerCount publishedAt hasUnpublishedChanges isRemoved entries{...MenuEntries}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
