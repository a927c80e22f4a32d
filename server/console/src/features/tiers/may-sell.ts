import { useSession } from '../../app/session.ts';

/** Whether who is signed in may change what is sold; finance only reads it. */
export function useMaySell(): boolean {
  const { staff } = useSession();
  return staff?.role === 'OWNER' || staff?.role === 'OPERATOR';
}
