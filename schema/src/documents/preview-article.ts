// Written by schema/codegen.ts from schema/operations; do not edit.
import type { PreviewArticleQuery, PreviewArticleQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const PreviewArticleDocument = /* @__PURE__ */ new TypedDocumentString<PreviewArticleQuery, PreviewArticleQueryVariables>(
  'cb889775a005abb8f073fc016aeaad9c7a38c8f9d15be10da5fef954e2f2cf20',
  "query PreviewArticle($input:ArticlePreviewInput!){articlePreview(input:$input){title excerpt coverUrl author freeDocument lockedDocument lockedCharacterCount readingMinutes viewerAccess{canRead reason}}}",
);
