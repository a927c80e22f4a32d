import type { ReactNode } from 'react';
import './overview.css';

export interface Metric {
  readonly name: string;
  readonly value: string;
  /** This period beside the one before, in words. */
  readonly compared: ReactNode;
  /** What is counted, and of how many. */
  readonly how: string;
}

/** Numbers to be read at a glance; below each, what it counts. */
export function MetricCards({ metrics }: { metrics: readonly Metric[] }) {
  return (
    <dl className="metrics">
      {metrics.map(({ name, value, compared, how }) => (
        <div key={name} className="metrics__one">
          <dt>{name}</dt>
          <dd className="metrics__value">{value}</dd>
          <dd className="metrics__compared">{compared}</dd>
          <dd className="metrics__how">{how}</dd>
        </div>
      ))}
    </dl>
  );
}
