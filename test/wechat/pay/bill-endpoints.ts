import type { Sandbox } from '../sandbox.ts';
import type { PayAnswer, PayCall, PayEndpoint } from './pay-endpoint.ts';

export const BILL_DOWNLOAD = '/v3/billdownload/file';

/** The answer to an application for a bill; profit sharing gives the same. */
export function offerBill(
  bills: Sandbox['bills'],
  kind: string,
  { merchant, query, origin }: PayCall,
  typeField?: string,
): PayAnswer {
  const { token, ...hash } = bills.offer(kind, merchant.mchid, {
    day: query.get('bill_date'),
    type: typeField === undefined ? undefined : { field: typeField, value: query.get(typeField) },
    tarType: query.get('tar_type'),
  });
  return { status: 200, body: { ...hash, download_url: `${origin}${BILL_DOWNLOAD}?token=${token}` } };
}

/** Source: WeChat Pay API v3, "Bills". */
export function billEndpoints({ bills }: Pick<Sandbox, 'bills'>): PayEndpoint[] {
  return [
    {
      method: 'GET',
      path: '/v3/bill/tradebill',
      handle: (call) => offerBill(bills, 'trade', call, 'bill_type'),
    },
    {
      method: 'GET',
      path: '/v3/bill/fundflowbill',
      handle: (call) => offerBill(bills, 'fund-flow', call, 'account_type'),
    },
    {
      method: 'GET',
      path: BILL_DOWNLOAD,
      handle: ({ merchant, query }) => ({ status: 200, file: bills.download(merchant.mchid, query.get('token')) }),
    },
  ];
}
