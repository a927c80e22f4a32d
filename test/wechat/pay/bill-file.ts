/** A bill before it is written: two tables, one under the other. */
export interface BillTable {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  summaryHeader: readonly string[];
  summary: readonly string[];
}

const BYTE_ORDER_MARK = '\ufeff';

/** Values are not quoted, so a comma in a product's name stays one: readers have to count the back-ticks. */
function dataLine(values: readonly string[]): string {
  return values.map((value) => `\`${value.replace(/[\r\n]+/g, ' ')}`).join(',');
}

/** Source: WeChat Pay API v3, "Apply for a trade bill", file format. */
export function writeBill(table: BillTable, lineEnd: '\r\n' | '\n'): Buffer {
  const lines = [
    table.header.join(','),
    ...table.rows.map(dataLine),
    table.summaryHeader.join(','),
    dataLine(table.summary),
  ];
  return Buffer.from(`${BYTE_ORDER_MARK}${lines.join(lineEnd)}${lineEnd}`, 'utf8');
}
