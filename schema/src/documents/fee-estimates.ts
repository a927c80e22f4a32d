// Written by schema/codegen.ts from schema/operations; do not edit.
import type { FeeEstimatesQuery, FeeEstimatesQueryVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const FeeEstimatesDocument = /* @__PURE__ */ new TypedDocumentString<FeeEstimatesQuery, FeeEstimatesQueryVariables>(
  'a218284fa047fde1e6452a05953370e643669de8ea03521d2fa78cae718f34a4',
  "query FeeEstimates($amountFen:Fen!){feeEstimates(amountFen:$amountFen){...FeeLine}}fragment FeeLine on FeeEstimate{case rateBps feeFen keptFen}",
);
