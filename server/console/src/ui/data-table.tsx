import { Table, type TableProps } from 'antd';
import './data-table.css';

/**
 * antd's table on one page. Where it is wider than its place, the place scrolls: it can be focused, so arrow keys move it.
 * antd's own `scroll` makes a place that the keyboard cannot reach, and a hidden second row of headings that it can.
 */
export function DataTable<Row extends object>({
  name,
  ...table
}: {
  /** What the table holds, for who cannot see it. */
  name: string;
} & Omit<TableProps<Row>, 'scroll' | 'pagination' | 'aria-label'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={name} tabIndex={0} className="data-table">
      <Table<Row> aria-label={name} pagination={false} {...table} />
    </section>
  );
}
