import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isLeafType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaffRole } from '../../server/src/accounts/staff.entity.ts';
import type { GivenAccount } from '../support/given.ts';
import { startTeahouse, type Teahouse } from '../support/teahouse.ts';
import { minimalInput } from './minimal-input.ts';

type Who = 'anonymous' | 'member' | keyof typeof StaffRole;
const everyone: Who[] = [
  'anonymous',
  'member',
  'WRITER',
  'REVIEWER',
  'EDITOR_IN_CHIEF',
  'OPERATOR',
  'FINANCE',
  'OWNER',
];

const everyStaff = everyone.filter((who) => who !== 'anonymous' && who !== 'member');

/** Who may send what. A mutation that does not stand here fails the test: decide before it ships. */
const mutations: Record<string, Who[]> = {
  logInWithMiniProgram: everyone,
  logOut: everyone,
  placeOrder: ['member'],
  placeUnlockOrder: ['member'],
  createTip: ['member'],
  placeGiftOrder: ['member'],
  redeemGift: ['member'],
  startPayment: ['member'],
  startRenewal: ['member'],
  confirmRenewal: ['member'],
  stopRenewal: ['member', 'FINANCE', 'OWNER'],
  dismissRenewalReminder: ['member'],
  confirmPayment: ['member'],
  createSeries: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  createArticle: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  updateArticle: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  publishArticle: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  withdrawArticle: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  scheduleArticle: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  // as APPROVE; articles/review-steps.ts has the others
  reviewArticle: ['EDITOR_IN_CHIEF', 'OWNER'],
  commentOnArticle: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  resolveReviewComment: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  restoreArticleRevision: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  changeArticles: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  beginUpload: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  updateMedium: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  removeMedium: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  restoreMedium: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  createTier: ['OPERATOR', 'OWNER'],
  archiveTier: ['OPERATOR', 'OWNER'],
  replaceTierPrice: ['OPERATOR', 'OWNER'],
  updateTier: ['OPERATOR', 'OWNER'],
  orderTiers: ['OPERATOR', 'OWNER'],
  compMembership: ['OPERATOR', 'OWNER'],
  extendMembership: ['OPERATOR', 'OWNER'],
  endMembership: ['OPERATOR', 'OWNER'],
  createOffer: ['OPERATOR', 'OWNER'],
  archiveOffer: ['OPERATOR', 'OWNER'],
  startTrial: ['member'],
  addTierPrice: ['OPERATOR', 'OWNER'],
  withdrawTierPrice: ['OPERATOR', 'OWNER'],
  setTierPriceRenewable: ['OPERATOR', 'OWNER'],
  updateMoneySettings: ['OWNER'],
  updateAccount: ['OWNER'],
  connectOfficialAccount: ['OWNER'],
  connectMiniProgram: ['OWNER'],
  connectWeChatPay: ['OWNER'],
  connectXpay: ['OWNER'],
  checkConnection: ['OWNER'],
  refundPayment: ['FINANCE', 'OWNER'],
  takeBackPurchase: ['member'],
  recordReading: ['member'],
  createAffiliateLink: ['OWNER'],
  archiveAffiliateLink: ['OWNER'],
  importAffiliateSales: ['FINANCE', 'OWNER'],
  openAffiliateLink: everyone,
  becomePromoter: ['member'],
  requestPayout: ['member'],
  resolvePaymentException: ['FINANCE', 'OWNER'],
  startReconciliation: ['FINANCE', 'OWNER'],
  updateCustomMenu: ['OPERATOR', 'OWNER'],
  saveMenuVariant: ['OPERATOR', 'OWNER'],
  removeMenuVariant: ['OPERATOR', 'OWNER'],
  publishMenuVariants: ['OPERATOR', 'OWNER'],
  tryCustomMenu: ['OPERATOR', 'OWNER'],
  restoreCustomMenu: ['OPERATOR', 'OWNER'],
  publishCustomMenu: ['OPERATOR', 'OWNER'],
  banMember: ['OPERATOR', 'OWNER'],
  unbanMember: ['OPERATOR', 'OWNER'],
  tagMembers: ['OPERATOR', 'OWNER'],
  untagMembers: ['OPERATOR', 'OWNER'],
  addMemberNote: ['OPERATOR', 'OWNER'],
  removeMemberNote: ['OPERATOR', 'OWNER'],
  startMemberImport: ['OPERATOR', 'OWNER'],
  exportMembers: ['OPERATOR', 'OWNER'],
  createSegment: ['OPERATOR', 'OWNER'],
  updateSegment: ['OPERATOR', 'OWNER'],
  deleteSegment: ['OPERATOR', 'OWNER'],
  inviteStaff: ['OWNER'],
  revokeStaffInvitation: ['OWNER'],
  changeStaffRole: ['OWNER'],
  removeStaff: ['OWNER'],
  changeMyName: everyStaff,
  leaveStaff: everyStaff,
  endStaffSession: everyStaff,
  endOtherStaffSessions: everyStaff,
  beginPasskey: everyStaff,
  addPasskey: everyStaff,
  removePasskey: everyStaff,
  beginPasskeyConfirmation: everyStaff,
  confirmWithPasskey: everyStaff,
  beginMemberLink: everyStaff,
  unlinkMember: everyStaff,
  confirmScan: ['member'],
  refuseScan: ['member'],
};

/** Who may ask what; a list that is empty for some viewers is one they may ask. */
const queries: Record<string, Who[]> = {
  account: everyone,
  setupSteps: ['OWNER'],
  viewer: everyone,
  articles: everyone,
  article: everyone,
  seriesList: everyone,
  series: everyone,
  tiers: everyone,
  gift: everyone,
  gifts: ['FINANCE', 'OWNER'],
  tier: everyone,
  archivedTiers: ['OPERATOR', 'FINANCE', 'OWNER'],
  order: ['anonymous', 'member', 'FINANCE', 'OWNER'],
  quoteOrder: ['member'],
  offer: everyone,
  offers: ['OPERATOR', 'FINANCE', 'OWNER'],
  articleDrafts: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  articleDraft: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  articleRevision: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  articleAuthors: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  articlePreview: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  titleCheck: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OWNER'],
  articleProducts: ['WRITER', 'EDITOR_IN_CHIEF', 'OWNER'],
  media: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  medium: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  explainAccess: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  auditEntries: ['OWNER'],
  permissions: everyStaff,
  staff: everyStaff,
  staffInvitations: ['OWNER'],
  myStaffSessions: everyStaff,
  myPasskeys: everyStaff,
  scanRequest: ['member'],
  menuVariants: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  customMenuPublications: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  customMenu: ['WRITER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'OWNER'],
  members: ['OPERATOR', 'OWNER'],
  member: ['OPERATOR', 'OWNER'],
  memberCount: ['OPERATOR', 'OWNER'],
  memberTags: ['OPERATOR', 'OWNER'],
  memberSources: ['OPERATOR', 'OWNER'],
  segments: ['OPERATOR', 'OWNER'],
  tasks: ['OPERATOR', 'FINANCE', 'OWNER'],
  task: ['OPERATOR', 'FINANCE', 'OWNER'],
  ledgerTransactions: ['FINANCE', 'OWNER'],
  tips: ['FINANCE', 'OWNER'],
  paymentExceptions: ['FINANCE', 'OWNER'],
  refunds: ['FINANCE', 'OWNER'],
  renewalContracts: ['FINANCE', 'OWNER'],
  appleRefundInquiries: ['FINANCE', 'OWNER'],
  affiliateLinks: ['FINANCE', 'OWNER'],
  affiliateConversions: ['FINANCE', 'OWNER'],
  payouts: ['FINANCE', 'OWNER'],
  bills: ['FINANCE', 'OWNER'],
  statement: ['FINANCE', 'OWNER'],
  feeEstimates: ['OPERATOR', 'FINANCE', 'OWNER'],
  overview: ['WRITER', 'REVIEWER', 'EDITOR_IN_CHIEF', 'OPERATOR', 'FINANCE', 'OWNER'],
  moneyOverview: ['FINANCE', 'OWNER'],
  orders: ['FINANCE', 'OWNER'],
  payout: ['member', 'FINANCE', 'OWNER'],
};

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
let teahouse: Teahouse;
let account: GivenAccount;
let headers: Record<Who, () => Promise<Record<string, string>>>;

beforeAll(async () => {
  teahouse = await startTeahouse();
  account = await teahouse.given.account();
  // A fresh session each time: logging out is among what is tried.
  const staff = (role: StaffRole) => async () => ({
    authorization: `Bearer ${await teahouse.given.staff(account, role)}`,
  });
  headers = {
    anonymous: async () => ({ 'teahouse-account': account.handle }),
    member: async () => ({ authorization: `Bearer ${await memberToken()}` }),
    WRITER: staff(StaffRole.WRITER),
    REVIEWER: staff(StaffRole.REVIEWER),
    EDITOR_IN_CHIEF: staff(StaffRole.EDITOR_IN_CHIEF),
    OPERATOR: staff(StaffRole.OPERATOR),
    FINANCE: staff(StaffRole.FINANCE),
    OWNER: staff(StaffRole.OWNER),
  };
});

afterAll(() => teahouse?.stop());

async function memberToken(): Promise<string> {
  const code = await teahouse.given.loginCode(account, await teahouse.given.person());
  const { logInWithMiniProgram } = await teahouse.anonymous(account.handle).request<{
    logInWithMiniProgram: { sessionToken: string };
  }>(
    `mutation ($input: LogInWithMiniProgramInput!) { logInWithMiniProgram(input: $input) {
      ... on LogInSuccess { sessionToken } } }`,
    { input: { appid: account.miniAppid, code, platform: 'android' } },
  );
  return logInWithMiniProgram.sessionToken;
}

/** Sends a root field with the smallest input and says whether the door was shut. */
async function isShut(kind: 'query' | 'mutation', name: string, who: Who): Promise<boolean> {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = root?.getFields()[name];
  if (!field) throw new Error(`there is no ${kind} ${name}`);
  const needed = field.args.filter(
    (argument) => argument.type.toString().endsWith('!') && argument.defaultValue === undefined,
  );
  const declared = needed.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = needed.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const query = `${kind} Try${declared ? `(${declared})` : ''} { ${name}${passed ? `(${passed})` : ''} ${selection} }`;
  const variables = Object.fromEntries(needed.map((argument) => [argument.name, minimalInput(argument.type)]));
  const answer = await fetch(`${teahouse.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await headers[who]()) },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await answer.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  const code = errors?.[0]?.extensions.code;
  if (code && !['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT'].includes(code)) {
    throw new Error(`${name} as ${who}: ${code} ${errors?.[0]?.message}`);
  }
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}

it('has a decision for every query and every mutation', () => {
  const namesOf = (type: { getFields(): object } | null | undefined) => Object.keys(type?.getFields() ?? {}).sort();

  expect(Object.keys(mutations).sort()).toEqual(namesOf(schema.getMutationType()));
  expect(Object.keys(queries).sort()).toEqual(namesOf(schema.getQueryType()));
});

it.each(Object.entries(mutations))('lets %s be sent by whom it is for', async (name, allowed) => {
  const open: Who[] = [];

  for (const who of everyone) if (!(await isShut('mutation', name, who))) open.push(who);

  expect(open).toEqual(everyone.filter((who) => allowed.includes(who)));
});

it.each(Object.entries(queries))('lets %s be asked by whom it is for', async (name, allowed) => {
  const open: Who[] = [];

  for (const who of everyone) if (!(await isShut('query', name, who))) open.push(who);

  expect(open).toEqual(everyone.filter((who) => allowed.includes(who)));
});
