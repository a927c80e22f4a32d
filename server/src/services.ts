import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { AccountDirectory } from './accounts/account-directory.ts';
import { CredentialsStore } from './accounts/credentials.ts';
import type { Config } from './config.ts';
import { Identities } from './members/identities.ts';
import { MembersService } from './members/members.service.ts';
import { Sessions } from './members/sessions.ts';
import { type Cipher, masterKeyCipher } from './shared/crypto/cipher.ts';
import type { Clock } from './shared/time/clock.ts';
import { AccessTokens } from './wechat/access-token/access-tokens.ts';
import { AuthorizedApi } from './wechat/access-token/authorized-api.ts';
import { WeChatApi } from './wechat/api.ts';
import { WeChatHttp } from './wechat/http.ts';
import { MiniProgramClient } from './wechat/mini-program/mini-program.client.ts';
import { OfficialAccountClient } from './wechat/official-account/official-account.client.ts';

/** What services are made from. */
export interface ServiceDeps {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The commands of every feature, made once per process. Resolvers find them in their context. */
export interface Services {
  readonly accounts: AccountDirectory;
  readonly credentials: CredentialsStore;
  readonly identities: Identities;
  readonly sessions: Sessions;
  readonly members: MembersService;
  readonly cipher: Cipher;
}

/** Wires the services together: the one place that knows who needs whom. */
export function createServices({ config, orm, pool, clock, logger }: ServiceDeps): Services {
  const cipher = masterKeyCipher(config.masterKeys);
  const http = new WeChatHttp({ logger });
  const api = new WeChatApi(http, config.wechat.apiBaseUrl);
  const authorizedApi = new AuthorizedApi(api, new AccessTokens({ api, pool, clock, cipher }));
  const miniProgram = new MiniProgramClient(api, authorizedApi);
  const officialAccount = new OfficialAccountClient(api, authorizedApi, config.wechat.openBaseUrl);

  const accounts = new AccountDirectory({ pool });
  const credentials = new CredentialsStore({ orm, cipher, clock });
  const identities = new Identities({ clock, cipher });
  const sessions = new Sessions({ clock });
  const members = new MembersService({ orm, clock, credentials, identities, sessions, miniProgram, officialAccount });
  return { accounts, credentials, identities, sessions, members, cipher };
}
