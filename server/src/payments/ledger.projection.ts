import { viewerMay } from '../accounts/permission.facts.ts';
import {
  ascending,
  condition,
  connection,
  descending,
  type OrderKey,
  projection,
  resolved,
  toMany,
} from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { LedgerEntry } from './ledger-entry.entity.ts';
import { LedgerTransaction } from './ledger-transaction.entity.ts';
import { Payment } from './payment.entity.ts';
import { PaymentException } from './payment-exception.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

// The resolvers ask for a role first; that the statements ask too is what makes forgetting it harmless.
const forStaff = () => sql`${viewerMay('readBooks')}`;

export const ledgerTransactionProjection = projection<LedgerTransaction>(LedgerTransaction, {
  type: 'LedgerTransaction',
  visible: forStaff,
  fields: {
    entries: toMany<LedgerTransaction, LedgerEntry>(
      { type: 'LedgerEntry', entity: LedgerEntry },
      {
        where: (entry, transaction) => sql`${entry.col('transaction')} = ${transaction.col('id')}`,
        order: ascending({ property: 'line', type: 'integer' }, id),
        page: 'all',
      },
    ),
  },
});

export const ledgerEntryProjection = projection<LedgerEntry>(LedgerEntry, {
  type: 'LedgerEntry',
  visible: forStaff,
  fields: { name: resolved('ledgerAccount') },
});

export const paymentExceptionProjection = projection<PaymentException>(PaymentException, {
  type: 'PaymentException',
  visible: forStaff,
  fields: {
    outTradeNo: resolved('detail'),
    discrepancies: resolved('detail'),
    suggestedAction: resolved('kind'),
  },
});

export const ledgerTransactions = connection(ledgerTransactionProjection, {
  conditions: {
    ledgerAccount: condition('text', (transaction, value, query) =>
      query.exists(
        LedgerEntry,
        (entry) =>
          sql`${entry.col('transaction')} = ${transaction.col('id')} and ${entry.col('ledgerAccount')} = ${value}`,
      ),
    ),
    /** Any account whose name begins so. On its own: beside the one above it would keep that from its index. */
    ledgerBranch: condition('text', (transaction, value, query) =>
      query.exists(
        LedgerEntry,
        (entry) =>
          sql`${entry.col('transaction')} = ${transaction.col('id')} and starts_with(${entry.col('ledgerAccount')}, ${value})`,
      ),
    ),
    kind: condition('text', (transaction, value) => sql`${transaction.col('kind')} = ${value}`),
    rail: condition('text', (transaction, value, query) =>
      query.exists(
        Payment,
        (payment) => sql`${payment.col('id')} = ${transaction.col('payment')} and ${payment.col('rail')} = ${value}`,
      ),
    ),
    orderId: condition('uuid', (transaction, value) => sql`${transaction.col('order')} = ${value}`),
    from: condition('timestamptz', (transaction, value) => sql`${transaction.col('occurredAt')} >= ${value}`),
    to: condition('timestamptz', (transaction, value) => sql`${transaction.col('occurredAt')} < ${value}`),
  },
  order: descending({ property: 'occurredAt', type: 'timestamptz' }, id),
});

export const paymentExceptions = connection(paymentExceptionProjection, {
  conditions: { isOpen: condition('boolean', (row, value) => sql`(${row.col('resolvedAt')} is null) = ${value}`) },
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});
