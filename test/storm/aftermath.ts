import type { Shop } from './play.ts';
import type { Stack } from './stack/stack.ts';

/** What somebody holds or held, bought or given. */
export interface HoldingRow {
  readonly what: 'membership' | 'unlock' | 'gift' | 'tip';
  readonly id: string;
  readonly memberId: string;
  readonly orderId: string | null;
  readonly giftId: string | null;
  /** Ended before its time. */
  readonly isEnded: boolean;
  readonly reason: string | null;
}
/** A line of a bill that is not matched with our books. */
export interface OpenLineRow {
  readonly bill: string;
  readonly kind: string;
  readonly outTradeNo: string | null;
  readonly amountFen: number;
  readonly match: string;
}
export interface ContractRow {
  readonly memberId: string;
  readonly variant: string;
  readonly outContractCode: string;
  readonly status: string;
  readonly isEnding: boolean;
}
export interface ChargeRow {
  readonly id: string;
  readonly outContractCode: string;
  readonly periodNumber: number;
  readonly status: string;
  readonly orderId: string | null;
}
/** A contract at WeChat, on Android. */
export interface WeChatContract {
  readonly outContractCode: string;
  readonly person: string;
  readonly isSigned: boolean;
  /** Deductions that succeeded. */
  readonly deductions: number;
}

/** What became of things after they were paid: ends, refunds one by one, lines of bills, contracts and their charges. */
export interface Aftermath {
  readonly holdings: readonly HoldingRow[];
  /** Memberships whose place an upgrade took. */
  readonly replacedIds: ReadonlySet<string>;
  /** Orders of which a refund took away what they brought. */
  readonly revokedOrderIds: ReadonlySet<string>;
  readonly openLines: readonly OpenLineRow[];
  /** Number of a refund → what its payer has back of it at WeChat. */
  readonly backAtWeChat: ReadonlyMap<string, number>;
  /** What WeChat keeps of a payment, by its number: fees less what refunds brought back of them. */
  readonly feesAtWeChat: ReadonlyMap<string, number>;
  readonly contracts: readonly ContractRow[];
  readonly contractCharges: readonly ChargeRow[];
  readonly contractsAtWeChat: readonly WeChatContract[];
}

const holdings = `
  select 'membership' as what, id, member_id as "memberId", order_id as "orderId", gift_id as "giftId",
         revoked_at is not null as "isEnded", revoke_reason as reason
    from memberships where account_id = any($1)
  union all
  select 'unlock', id, member_id, order_id, gift_id, revoked_at is not null, null
    from unlocks where account_id = any($1)
  union all
  select 'gift', id, giver_member_id, order_id, null, revoked_at is not null, null
    from gifts where account_id = any($1) and status <> 'UNPAID'
  union all
  select 'tip', id, member_id, order_id, null, refunded_at is not null, null
    from tips where account_id = any($1) and paid_at is not null`;

export async function readAftermath(stack: Stack, shops: readonly Shop[]): Promise<Aftermath> {
  const accounts = shops.map(({ account }) => account.id);
  const rows = <Row extends object>(text: string) => stack.sql<Row>(text, [accounts]);
  const ids = async (text: string) => new Set((await rows<{ id: string }>(text)).map(({ id }) => id));
  return {
    holdings: await rows(holdings),
    replacedIds: await ids(
      'select membership_id as id from upgrade_credits where account_id = any($1) and replaced_at is not null',
    ),
    revokedOrderIds: await ids(
      `select order_id as id from refunds where account_id = any($1) and status = 'SUCCEEDED' and ends_access`,
    ),
    openLines: await rows(
      `select b.kind || ' of ' || b.bill_on as bill, l.kind, l.out_trade_no as "outTradeNo",
              l.amount_fen::float8 as "amountFen", l.match
         from bill_lines l join bills b on b.account_id = l.account_id and b.id = l.bill_id
        where l.account_id = any($1) and l.match <> 'MATCHED'`,
    ),
    contracts: await rows(
      `select member_id as "memberId", variant, out_contract_code as "outContractCode", status, is_ending as "isEnding"
         from renewal_contracts where account_id = any($1)`,
    ),
    contractCharges: await rows(
      `select c.id, k.out_contract_code as "outContractCode", c.period_number as "periodNumber", c.status,
              c.order_id as "orderId"
         from renewal_charges c join renewal_contracts k on k.account_id = c.account_id and k.id = c.contract_id
        where c.account_id = any($1)`,
    ),
    ...(await aftermathAtWeChat(stack, shops)),
  };
}

const XPAY_BACK = [5, 8];

async function aftermathAtWeChat(
  stack: Stack,
  shops: readonly Shop[],
): Promise<Pick<Aftermath, 'backAtWeChat' | 'feesAtWeChat' | 'contractsAtWeChat'>> {
  const { refunds, xpayRefunds, payOrders, xpayOrders, contracts } = await stack.sandbox.control('state', {
    only: ['refunds', 'xpayRefunds', 'payOrders', 'xpayOrders', 'contracts'],
  });
  const appids = new Set(shops.map(({ account }) => account.miniAppid));
  const back = refunds.filter(({ status }) => status === 'SUCCESS');
  const fees = new Map<string, number>(payOrders.map(({ outTradeNo, feeFen }) => [outTradeNo, feeFen]));
  for (const { outTradeNo, feeFen } of back) fees.set(outTradeNo, (fees.get(outTradeNo) ?? 0) - feeFen);
  for (const { orderId, feeFen, feeReturnedFen } of xpayOrders) fees.set(orderId, feeFen - feeReturnedFen);
  return {
    feesAtWeChat: fees,
    backAtWeChat: new Map([
      ...back.map(({ outRefundNo, amountFen }) => [outRefundNo, amountFen] as const),
      ...xpayRefunds
        .filter(({ status }) => XPAY_BACK.includes(status))
        .map(({ refundOrderId, refundFen }) => [refundOrderId, refundFen] as const),
    ]),
    contractsAtWeChat: contracts
      .filter(({ appid }) => appids.has(appid))
      .map(({ outContractCode, personId: person, state, deductions }) => ({
        outContractCode,
        person,
        isSigned: state === 'SIGNED',
        deductions,
      })),
  };
}
