// Written by schema/codegen.ts from schema/operations; do not edit.
import type { CreateOfferMutation, CreateOfferMutationVariables } from '../operations.ts';
import { TypedDocumentString } from '../typed-document-string.ts';

export const CreateOfferDocument = /* @__PURE__ */ new TypedDocumentString<CreateOfferMutation, CreateOfferMutationVariables>(
  '29fd770361fbfde904f1e3d3b24a61a6faf4b8769735d9930abb5b44b3749930',
  "mutation CreateOffer($input:CreateOfferInput!){createOffer(input:$input){__typename ...on UserError{code message}...on InvalidOffer{field}}}",
);
