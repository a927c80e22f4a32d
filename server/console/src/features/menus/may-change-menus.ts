import { useSession } from '../../app/session.ts';

/** Whether who is signed in may change menus; writers and editors only look at them. */
export function useMayChangeMenus(): boolean {
  const { staff } = useSession();
  return staff?.role === 'OWNER' || staff?.role === 'OPERATOR';
}
