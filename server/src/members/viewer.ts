import type { StaffRole } from '../accounts/staff.entity.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import type { Client } from './session.entity.ts';

/** An active membership, as far as access needs it. */
export interface HeldTier {
  readonly tierId: string;
  /** The last end of the viewer's unbroken hold on this tier, as far as bought today. */
  readonly endsAt: Date;
}

/** A living unlock, as far as access needs it. */
export interface HeldUnlock {
  /** Id of the article, or of the series, that it opens. */
  readonly opens: string;
  /** When it ends; null when it does not. */
  readonly endsAt: Date | null;
}

/** Who sends this request: the facts every decision is made from. Anonymous viewers have neither member nor staff. */
export interface Viewer {
  readonly accountId: string;
  readonly sessionId: string | null;
  readonly member: { readonly id: string; readonly isFollower: boolean } | null;
  readonly staff: {
    readonly id: string;
    readonly role: StaffRole;
    /** A passkey was shown in this session a short while ago: money and roles ask for it. */
    readonly isElevated: boolean;
    /** Who has none is not asked for it. */
    readonly hasPasskey: boolean;
  } | null;
  /** Where the session lives; null when anonymous. */
  readonly client: Client | null;
  /** ios, android, windows, mac, ohos, devtools or empty. */
  readonly platform: string;
  /** The app that signed in and its name for the member: the payer. */
  readonly appid: string | null;
  readonly openid: string | null;
  /** Tiers the member holds at this instant. */
  readonly heldTiers: readonly HeldTier[];
  /** Unlocks the member holds at this instant; one at most per article or series. */
  readonly heldUnlocks: readonly HeldUnlock[];
  /** When the member began to hold the last of what they hold and bought; null when they hold nothing they bought. */
  readonly lastPurchaseAt: Date | null;
}

/** The viewer's member id. @throws ApiError UNAUTHENTICATED when nobody is signed in as a member */
export function requireMember(viewer: Viewer): string {
  if (!viewer.member) throw new ApiError('UNAUTHENTICATED');
  return viewer.member.id;
}

/**
 * The viewer's staff id, when the role is one of these.
 * @throws ApiError UNAUTHENTICATED when nobody is signed in, FORBIDDEN for members and other roles
 */
export function requireStaff(viewer: Viewer, ...roles: readonly StaffRole[]): string {
  if (!viewer.staff) throw new ApiError(viewer.member ? 'FORBIDDEN' : 'UNAUTHENTICATED');
  if (!roles.includes(viewer.staff.role)) throw new ApiError('FORBIDDEN');
  return viewer.staff.id;
}
