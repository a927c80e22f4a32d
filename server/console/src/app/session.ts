import { ConsoleViewerDocument } from '@teahouse/schema/documents/console-viewer.ts';
import type { ConsoleViewerQuery } from '@teahouse/schema/operations.ts';
import { useRead } from '../api/use-request.ts';

export type StaffMember = NonNullable<ConsoleViewerQuery['viewer']['staff']>;

/** Who is signed in, and to which account; `staff` is null when nobody is. */
export function useSession() {
  const { data, error, isPending, refetch } = useRead(ConsoleViewerDocument, {});
  return { account: data?.account ?? null, staff: data?.viewer.staff ?? null, error, isPending, refetch };
}

/** Ends the session here and on the server, and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await fetch('/console/session', { method: 'DELETE', credentials: 'same-origin' });
  location.assign('/console/sign-in');
}
