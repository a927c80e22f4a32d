import { one, projection, resolved } from '../graphql/projector/definition.ts';
import { Account } from './account.entity.ts';

export const accountProjection = projection<Account>(Account, {
  type: 'Account',
  fields: { moneySettings: resolved('id'), tipping: resolved('id'), connections: resolved('id') },
});

/** The account of the request. No condition: every statement is within that account anyway. */
export const accountOfRequest = one(accountProjection);
