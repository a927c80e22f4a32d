/** Asks the person for their passkey. @returns whether they showed it */
type Confirm = () => Promise<boolean>;

let confirm: Confirm | null = null;
let asking: Promise<boolean> | null = null;

/** The part of the page that can ask. @returns how to take it away again */
export function askSecondFactorBy(ask: Confirm): () => void {
  confirm = ask;
  return () => {
    if (confirm === ask) confirm = null;
  };
}

/** Asks once, however many commands wait for it. */
export function confirmSecondFactor(): Promise<boolean> {
  if (!confirm) return Promise.resolve(false);
  asking ??= confirm().finally(() => {
    asking = null;
  });
  return asking;
}
