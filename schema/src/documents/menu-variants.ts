// Written by schema/codegen.ts from schema/operations; do not edit.
import type { MenuVariantsQuery, MenuVariantsQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const MenuVariantsDocument = /* @__PURE__ */ new TypedDocumentString<MenuVariantsQuery, MenuVariantsQueryVariables>(
  'f32f8f07133664d797ab4a483eb9540054b48d7ccf7bae264ab20a20cb0ca9b8',
  "query MenuVariants{account{name}menuVariants{...MenuVariantDetails}}fragment MenuVariantDetails on MenuVariant{id tag version followerCount publishedAt hasUnpublishedChanges isRemoved entries{...MenuEntries}}fragment MenuEntries on PrimaryMenuEntry{key name action{...MenuAction}entries{key name action{...MenuAction}}}fragment MenuAction on MenuAction{__typename ...on OpenArticleAction{articleId title opensIn}...on OpenSeriesAction{seriesId title opensIn}...on OpenPageAction{page opensIn}...on OpenUrlAction{url}...on SendKeyAction{key}}",
);
