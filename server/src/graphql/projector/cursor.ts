import { ApiError } from '../../shared/errors/api-error.ts';
import { isId } from '../../shared/ids.ts';
import type { Order, OrderKey } from './definition.ts';
import type { Inputs } from './facts.ts';
import { Bound, type Fragment, sql } from './sql.ts';
import type { Row } from './statement.ts';

/**
 * A cursor holds the values its row is sorted by, the last of them unique. Instants are integer microseconds, because a
 * JavaScript Date would lose three digits and a page would begin in the wrong place. Opaque to clients: base64url of JSON.
 */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws ApiError BAD_INPUT when it is no cursor of this order */
export function decodeCursor(order: Order, cursor: string): readonly (string | number)[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw notACursor();
  }
  if (!Array.isArray(values) || values.length !== order.by.length) throw notACursor();
  order.by.forEach((key, index) => {
    if (!isValueOf(key.type, values[index])) throw notACursor();
  });
  return values as (string | number)[];
}

const notACursor = () =>
  new ApiError('BAD_INPUT', {
    'zh-CN': '参数 after 不是这个列表给出的游标，请从第一页重新开始',
    en: 'after is not a cursor of this list; begin again at the first page',
  });

function isValueOf(type: OrderKey['type'], value: unknown): boolean {
  switch (type) {
    case 'timestamptz':
      // Safe integers reach from the year 1684 to 2255, all of which PostgreSQL and Date understand.
      return Number.isSafeInteger(value);
    case 'bigint':
      return Number.isSafeInteger(value);
    case 'integer':
      return Number.isSafeInteger(value) && Math.abs(value as number) < 2 ** 31;
    case 'uuid':
      return typeof value === 'string' && isId(value);
    case 'text':
      return typeof value === 'string' && value.length <= 1_000 && !value.includes('\0');
  }
}

/** The columns a cursor is made of. */
export function cursorColumns<E>(order: Order, row: Row<E>): Fragment[] {
  return order.by.map((key) => {
    const column = row.col(key.property as keyof E & string);
    // A double is exact to a quarter of a microsecond here, so that rounding gives the microsecond itself.
    return key.type === 'timestamptz' ? sql`round(date_part('epoch', ${column}) * 1000000)::int8` : column;
  });
}

/**
 * `(a, b) < ($2, $3)`: the rows after a cursor, as one comparison that an index answers.
 * @param key tells the bound values of one cursor from those of another in the same statement
 */
export function afterCursor<E>(order: Order, row: Row<E>, key: string, read: (inputs: Inputs) => string): Fragment {
  const columns = order.by.map((by) => row.col(by.property as keyof E & string));
  const values = order.by.map(
    (by, index) =>
      new Bound(`${key}[${index}]`, by.type, (inputs) => {
        const value = decodeCursor(order, read(inputs))[index]!;
        return by.type === 'timestamptz' ? instantText(value as number) : value;
      }),
  );
  return order.direction === 'desc'
    ? sql`(${listed(columns)}) < (${listed(values)})`
    : sql`(${listed(columns)}) > (${listed(values)})`;
}

const listed = ([first, ...rest]: readonly (Fragment | Bound)[]): Fragment =>
  rest.reduce<Fragment>((all, next) => sql`${all}, ${next}`, sql`${first!}`);

/** Microseconds since 1970 as ISO text with six digits. */
function instantText(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = micros - seconds * 1_000_000;
  return `${new Date(seconds * 1_000).toISOString().slice(0, -5)}.${String(fraction).padStart(6, '0')}Z`;
}
