import { QuoteOrderDocument, type QuoteOrderQuery } from '@teahouse/schema/operations.ts';
import { useRef, useState } from 'react';
import { request } from '../../api/request';
import { currentWords } from '../../i18n/language';
import { failureMessage } from '../payments/use-checkout';
import { offerWords } from './offer-words';

type QuoteAnswer = QuoteOrderQuery['quoteOrder'];

/** Why a code is not used, and where that can be mended. */
export interface CodeRefusal {
  message: string;
  /** The open order that holds the offer. */
  orderId: string | null;
  /** The code is one of a trial. */
  isTrial: boolean;
}

/** What a quote asked with a code says against that code; null when the code is used. */
function refusalIn(answer: QuoteAnswer): CodeRefusal | null {
  if (answer.__typename === 'OrderQuote') {
    if (answer.discountFen > 0) return null;
    return { message: currentWords(offerWords).noDifference, orderId: null, isTrial: false };
  }
  if (answer.__typename !== 'OfferNotForYou') return { message: answer.message, orderId: null, isTrial: false };
  return { message: answer.message, orderId: answer.orderId, isTrial: answer.reason === 'IS_TRIAL' };
}

/**
 * A code tried on one price. It counts only once the server has quoted with it, so that a wrong one never takes the quote
 * away that stands on the page.
 */
export function useOfferCode(tierPriceId: string) {
  const [applied, setApplied] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<CodeRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);

  const apply = async (code: string): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setRefusal(null);
    try {
      const { quoteOrder } = await request(QuoteOrderDocument, { tierPriceId, offerCode: code });
      const found = refusalIn(quoteOrder);
      setRefusal(found);
      setApplied(found ? null : code);
    } catch (cause) {
      setRefusal({ message: failureMessage(cause), orderId: null, isTrial: false });
    } finally {
      isRunning.current = false;
      setIsBusy(false);
    }
  };

  return {
    applied,
    refusal,
    isBusy,
    apply,
    remove: () => {
      setApplied(null);
      setRefusal(null);
    },
    /** The code counted, and the quote asked with it later says otherwise. */
    withdraw: (answer: QuoteAnswer) => {
      setRefusal(refusalIn(answer));
      setApplied(null);
    },
  };
}
