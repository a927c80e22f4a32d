import { ConsoleViewerDocument } from '@teahouse/schema/documents/console-viewer.ts';
import type { ConsoleViewerQuery } from '@teahouse/schema/operations.ts';
import { useEffect } from 'react';
import { meansSignedOut, onSignedOut } from '../api/request.ts';
import { keyOf, queryClient, useRead } from '../api/use-request.ts';

export type StaffMember = NonNullable<ConsoleViewerQuery['viewer']['staff']>;

const LOOK_AGAIN_MS = 3_000;

// Whatever hears of it first: the frame then says so above the page, and the page keeps what is on it.
onSignedOut((hash) => {
  if (hash !== ConsoleViewerDocument.hash) {
    void queryClient.invalidateQueries({ queryKey: keyOf(ConsoleViewerDocument) });
  }
});

type Known = { readonly account: NonNullable<ConsoleViewerQuery['account']>; readonly staff: StaffMember };

/** Who was signed in when it was last asked, while this page is open. */
let known: Known | null = null;

/**
 * Who is signed in, and to which account; `staff` is null when nobody is. Where a session ended while the console was open, they
 * are who it was, and `hasEnded` says so until somebody has signed in, in whatever tab.
 */
export function useSession() {
  const { data, error, lastError, isPending, refetch } = useRead(ConsoleViewerDocument, {});
  const { account = null, viewer } = data ?? {};
  const staff = viewer?.staff ?? null;
  useEffect(() => {
    if (account && staff) known = { account, staff };
  }, [account, staff]);
  const isNobody = data === undefined ? meansSignedOut(error) : staff === null || meansSignedOut(lastError);
  const hasEnded = isNobody && known !== null;
  // Asks on while it has ended: somebody may sign in in another tab.
  useRead(ConsoleViewerDocument, {}, { isEnabled: hasEnded, everyMs: () => (hasEnded ? LOOK_AGAIN_MS : false) });
  const shown = hasEnded ? known : { account, staff };
  return { account: shown?.account ?? null, staff: shown?.staff ?? null, hasEnded, error, isPending, refetch };
}

/** Ends the session here and on the server, and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await fetch('/console/session', { method: 'DELETE', credentials: 'same-origin' });
  location.assign('/console/sign-in');
}
