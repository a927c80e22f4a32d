import { viewerMay } from '../accounts/permission.facts.ts';
import {
  ascending,
  computed,
  condition,
  connection,
  descending,
  type OrderKey,
  projection,
  toMany,
} from '../graphql/projector/definition.ts';
import { sql } from '../graphql/projector/sql.ts';
import { Bill } from './bill.entity.ts';
import { BillLine } from './bill-line.entity.ts';

const id: OrderKey = { property: 'id', type: 'uuid' };

// The resolvers ask for a role first; that the statements ask too is what makes forgetting it harmless.
export const billProjection = projection<Bill>(Bill, {
  type: 'Bill',
  visible: () => sql`${viewerMay('readBooks')}`,
  fields: {
    exceptionCount: computed((bill, query) =>
      query.aggregate(
        BillLine,
        () => sql`count(*)`,
        (line) => sql`${line.col('bill')} = ${bill.col('id')} and ${line.col('match')} = 'EXCEPTION'`,
      ),
    ),
    lines: toMany<Bill, BillLine>(
      { type: 'BillLine', entity: BillLine },
      {
        where: (line, bill) => sql`${line.col('bill')} = ${bill.col('id')}`,
        order: ascending({ property: 'line', type: 'integer' }, id),
        page: 'connection',
      },
    ),
  },
});

export const billLineProjection = projection<BillLine>(BillLine, {
  type: 'BillLine',
  visible: () => sql`${viewerMay('readBooks')}`,
  fields: {},
});

export const bills = connection(billProjection, {
  conditions: { kind: condition('text', (bill, value) => sql`${bill.col('kind')} = ${value}`) },
  order: descending({ property: 'createdAt', type: 'timestamptz' }, id),
});
