import { gql } from 'graphql-request';

export const LogIn = gql`
  mutation ($input: LogInWithMiniProgramInput!) {
    logInWithMiniProgram(input: $input) { __typename ... on LogInSuccess { sessionToken } ... on UserError { code } }
  }
`;
export const Status = gql`
  {
    viewer {
      checkout { canPay rail reason }
      member { id memberships { startsAt endsAt isActive source tier { name } } }
    }
  }
`;
export const QuoteOrder = gql`
  query ($tierPriceId: ID!, $offerCode: String) {
    quoteOrder(tierPriceId: $tierPriceId, offerCode: $offerCode) {
      __typename
      ... on OrderQuote {
        change listAmountFen creditFen discountFen amountFen beginsAt endsAt words
        endsEarlier { tierName creditFen }
        continuesLater { tierName startsAt endsAt }
      }
      ... on UpgradeCreditTooGreat { creditFen listAmountFen longerTierPriceIds possibleFrom }
      ... on PassAlreadyHeld { heldUntil }
      ... on NoLawfulRail { railReason: reason }
      ... on UserError { code message }
    }
  }
`;
export const PlaceOrder = gql`
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on PlaceOrderSuccess { order { id status amountFen period tier { name } } }
      ... on NoLawfulRail { reason }
      ... on UserError { code message }
    }
  }
`;
export const PlaceUnlockOrder = gql`
  mutation ($input: PlaceUnlockOrderInput!) {
    placeUnlockOrder(input: $input) {
      __typename
      ... on PlaceOrderSuccess { order { id kind status amountFen description } }
      ... on NoLawfulRail { reason }
      ... on UserError { code message }
    }
  }
`;
export const CreateTip = gql`
  mutation ($input: CreateTipInput!) {
    createTip(input: $input) {
      __typename
      ... on CreateTipSuccess {
        tip { id amountFen message paidAt thankYou article { id } }
        order { id kind status amountFen description }
      }
      ... on TipAmountOutOfRange { minFen maxFen stepFen }
      ... on TipMessageTooLong { maxLength }
      ... on NoLawfulRail { reason }
      ... on UserError { code message }
    }
  }
`;
export const PlaceGiftOrder = gql`
  mutation ($input: PlaceGiftOrderInput!) {
    placeGiftOrder(input: $input) {
      __typename
      ... on PlaceOrderSuccess {
        order { id kind status amountFen description gift { id kind status message code sharePath expiresAt } }
      }
      ... on GiftMessageTooLong { maxLength }
      ... on NoLawfulRail { reason }
      ... on UserError { code message }
    }
  }
`;
export const GiftsGiven = gql`
  {
    viewer { member { giftsGiven {
      edges { node { id kind status message code sharePath period expiresAt redeemedAt tier { name } article { title } } }
    } } }
  }
`;
export const RedeemGift = gql`
  mutation ($input: RedeemGiftInput!) {
    redeemGift(input: $input) {
      __typename
      ... on RedeemGiftSuccess {
        gift { status viewerHasRedeemed }
        membership { startsAt endsAt source isActive tier { name } }
        unlock { source isActive article { id lockedDocument } }
        viewer { member { memberships { isActive source tier { name } } } }
      }
      ... on UserError { code message }
    }
  }
`;
export const StartPayment = gql`
  mutation ($input: StartPaymentInput!) {
    startPayment(input: $input) {
      __typename
      ... on StartPaymentSuccess {
        payment { id rail status outTradeNo amountFen }
        request {
          __typename
          ... on XpayPaymentRequest { mode signData paySig signature }
          ... on JsapiPaymentRequest { appId timeStamp nonceStr package signType paySign }
        }
      }
      ... on OrderNotPayable { status }
      ... on NoLawfulRail { reason }
      ... on UserError { code message }
    }
  }
`;
export const ConfirmPayment = gql`
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename
      ... on ConfirmPaymentSuccess {
        payment { id status paidAt order { status } }
        viewer { member { memberships { isActive tier { name } } } }
      }
      ... on UserError { code message }
    }
  }
`;
export const ReadOrder = gql`
  query ($id: ID!) {
    order(id: $id) {
      status
      paidAt
      membership { endsAt isActive }
      payments { id status outTradeNo }
    }
  }
`;

/** A quote or a refusal as it came: the fields depend on `__typename`. */
