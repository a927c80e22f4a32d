import type { ApiFault, Faults } from '../faults/faults.ts';

export function takeApiFault(faults: Faults, path: string): ApiFault | undefined {
  return faults.take('api', (fault) =>
    fault.path.endsWith('*') ? path.startsWith(fault.path.slice(0, -1)) : fault.path === path,
  );
}
