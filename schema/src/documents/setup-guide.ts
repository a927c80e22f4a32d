// Written by schema/codegen.ts from schema/operations; do not edit.
import type { SetupGuideQuery, SetupGuideQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const SetupGuideDocument = /* @__PURE__ */ new TypedDocumentString<SetupGuideQuery, SetupGuideQueryVariables>(
  'bf82d9d42b4ab9f93486d39b7964dae3a12584ddcaef2955e111420e4d59999d',
  "query SetupGuide{setupSteps{kind isDone}}",
);
