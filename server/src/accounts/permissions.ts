import { requireStaff, type Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { StaffRole } from './staff.entity.ts';

const { OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER, OPERATOR, FINANCE } = StaffRole;
const everyone = [OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER, OPERATOR, FINANCE] as const;

/**
 * Who may do what. This is the whole table: every command and every read for staff names one of its rows, and who does not
 * stand in it may not. What a member may do with their own things is each feature's own policy. Its words for people are in
 * permission-texts.ts.
 */
export const permissions = {
  // Everybody's own
  keepOwnAccess: everyone,
  readStaff: everyone,
  // The account
  changeSettings: [OWNER],
  changeSecrets: [OWNER],
  readInvitations: [OWNER],
  manageStaff: [OWNER],
  readAudit: [OWNER],
  readOverview: [OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER, OPERATOR, FINANCE],
  // Articles
  writeArticles: [OWNER, EDITOR_IN_CHIEF, WRITER],
  readDrafts: [OWNER, EDITOR_IN_CHIEF, WRITER, REVIEWER],
  reviewArticles: [OWNER, EDITOR_IN_CHIEF, REVIEWER],
  approveArticles: [OWNER, EDITOR_IN_CHIEF],
  publishArticles: [OWNER, EDITOR_IN_CHIEF, WRITER],
  explainAccess: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  useMedia: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  // What is sold
  sell: [OWNER, OPERATOR],
  readOffers: [OWNER, OPERATOR, FINANCE],
  // Members
  readMembers: [OWNER, OPERATOR],
  tendMembers: [OWNER, OPERATOR],
  importMembers: [OWNER, OPERATOR],
  exportMembers: [OWNER, OPERATOR],
  readTasks: [OWNER, OPERATOR, FINANCE],
  // Money
  readOrders: [OWNER, FINANCE],
  readBooks: [OWNER, FINANCE],
  resolveExceptions: [OWNER, FINANCE],
  reconcile: [OWNER, FINANCE],
  refundPayments: [OWNER, FINANCE],
  stopRenewals: [OWNER, FINANCE],
  readMoneySettings: [OWNER, FINANCE],
  changeMoneySettings: [OWNER],
  writeAffiliateLinks: [OWNER],
  readAffiliateSales: [OWNER, FINANCE],
  importAffiliateSales: [OWNER, FINANCE],
  // Menus
  readMenus: [OWNER, EDITOR_IN_CHIEF, WRITER, OPERATOR],
  changeMenus: [OWNER, OPERATOR],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof permissions;

/**
 * Deeds that somebody else's hand at an open browser must not do: who has a passkey shows it first, and then for some minutes
 * not again. They are commands; what is only read is never among them.
 */
const confirmed: ReadonlySet<Permission> = new Set([
  'manageStaff',
  'changeSecrets',
  'refundPayments',
  'changeMoneySettings',
]);

/** Whether a deed asks for the passkey of who has one. */
export const isConfirmed = (deed: Permission): boolean => confirmed.has(deed);

/**
 * The viewer's staff id, when their role is in the table.
 * @throws ApiError UNAUTHENTICATED when nobody is signed in, FORBIDDEN for members and other roles, SECOND_FACTOR_NEEDED when
 *   the deed asks for their passkey
 */
export function permit(viewer: Viewer, deed: Permission): string {
  const staffId = requireStaff(viewer, ...permissions[deed]);
  if (isConfirmed(deed)) requireSecondFactor(viewer);
  return staffId;
}

/** @throws ApiError SECOND_FACTOR_NEEDED when the viewer has a passkey and has not shown it in the last minutes */
export function requireSecondFactor({ staff }: Viewer): void {
  if (staff?.hasPasskey && !staff.isElevated) throw new ApiError('SECOND_FACTOR_NEEDED');
}

/** The same answer without throwing, for statements that ask once more. */
export const isPermitted = (viewer: Viewer, deed: Permission): boolean =>
  viewer.staff !== null && (permissions[deed] as readonly StaffRole[]).includes(viewer.staff.role);

/** "Staff (OWNER, FINANCE)": how the schema's descriptions say who may. */
export const staffMay = (deed: Permission): string => `Staff (${permissions[deed].join(', ')})`;
