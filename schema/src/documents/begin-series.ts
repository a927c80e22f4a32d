// Written by schema/codegen.ts from schema/operations; do not edit.
import type { BeginSeriesMutation, BeginSeriesMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const BeginSeriesDocument = /* @__PURE__ */ new TypedDocumentString<BeginSeriesMutation, BeginSeriesMutationVariables>(
  'c315f3a6f8a1c7d422f6cb537487e226d3a19e6777816b319163d503e9c99474',
  "mutation BeginSeries($input:CreateSeriesInput!){createSeries(input:$input){__typename ...on CreateSeriesSuccess{series{id title}}...on UserError{code message}}}",
);
