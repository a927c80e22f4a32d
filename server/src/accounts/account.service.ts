import { LockMode, type MikroORM } from '@mikro-orm/postgresql';
import type { Viewer } from '../members/viewer.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { Account } from './account.entity.ts';
import type { UpdateAccountInput } from './account.payloads.ts';
import {
  AccountTextOutOfRange,
  LogoNotUsable,
  maxAccountDescriptionLength,
  maxAccountNameLength,
} from './account.refusals.ts';
import { permit } from './permissions.ts';

const logo = /^(https:\/\/[^/\s]|\/media\/)\S*$/;

/** Commands on what readers see of an account. */
export class AccountService {
  readonly #orm: MikroORM;

  constructor(deps: { orm: MikroORM }) {
    this.#orm = deps.orm;
  }

  /** @returns its id. @throws Rejection AccountTextOutOfRange, LogoNotUsable */
  async update(viewer: Viewer, input: UpdateAccountInput): Promise<string> {
    permit(viewer, 'changeSettings');
    const { name, description, logoUrl, kind, isVerified } = input;
    const changes = {
      ...(name != null && { name: textOf('name', name, 1, maxAccountNameLength) }),
      ...(description != null && { description: textOf('description', description, 0, maxAccountDescriptionLength) }),
      ...(logoUrl != null && { logoUrl: logoOf(logoUrl) }),
      ...(kind != null && { kind }),
      ...(isVerified != null && { isVerified }),
    };
    return this.#orm.em.fork().transactional(async (em) => {
      const account = await em.findOneOrFail(
        Account,
        { id: viewer.accountId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      em.assign(account, changes);
      return account.id;
    });
  }
}

function textOf(field: 'name' | 'description', given: string, minLength: number, maxLength: number): string {
  const text = given.trim();
  const length = [...text].length;
  if (length < minLength || length > maxLength || text.includes('\0')) {
    throw new Rejection(new AccountTextOutOfRange(field, maxLength));
  }
  return text;
}

function logoOf(given: string): string | null {
  const url = given.trim();
  if (url === '') return null;
  if (url.length > 2_000 || !logo.test(url)) throw new Rejection(new LogoNotUsable());
  return url;
}
