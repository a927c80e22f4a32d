import { registerEnumType } from 'type-graphql';

/** How a member stands with the account. Everybody is in one of these; ENDING_SOON is a part of ACTIVE. */
export enum MemberStatus {
  ACTIVE = 'ACTIVE',
  ENDING_SOON = 'ENDING_SOON',
  ENDED = 'ENDED',
  NEVER = 'NEVER',
  BANNED = 'BANNED',
}

/** Days before its end from which a membership ends soon. */
export const endingSoonDays = 14;

registerEnumType(MemberStatus, {
  name: 'MemberStatus',
  description: 'How a member stands with the account. A banned member is nothing else.',
  valuesConfig: {
    ACTIVE: { description: 'Holds a membership, or one that waits to begin. As a filter, ENDING_SOON is among them.' },
    ENDING_SOON: { description: `The last of their memberships ends within ${endingSoonDays} days.` },
    ENDED: { description: 'Held a membership, and holds none now.' },
    NEVER: { description: 'Never held a membership.' },
    BANNED: { description: 'Banned by the account.' },
  },
});
