import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { newId } from '../shared/ids.ts';
import { addJob, defineJob } from '../shared/outbox/jobs.ts';
import type { Clock } from '../shared/time/clock.ts';
import { InboxMessage, type InboxSource } from './inbox-message.entity.ts';

/** A kind of message and the form of its body; Dates travel as ISO text, so the schema must coerce them. */
export interface InboxKind<Body> {
  readonly name: string;
  readonly body: z.ZodType<Body>;
}

/** What handles one kind. It must be safe to repeat and must not count on any order of arrival. */
export interface InboxHandler {
  readonly kind: string;
  handle(accountId: string, body: unknown): Promise<void>;
}

export function handleMessage<Body>(
  kind: InboxKind<Body>,
  handle: (accountId: string, body: Body) => Promise<unknown>,
): InboxHandler {
  return {
    kind: kind.name,
    handle: async (accountId, body) => {
      await handle(accountId, kind.body.parse(body));
    },
  };
}

export interface IncomingMessage<Body> {
  readonly accountId: string;
  readonly source: InboxSource;
  /** Equal for repetitions of one message, different for different ones. */
  readonly providerKey: string;
  readonly kind: InboxKind<Body>;
  readonly body: Body;
  /** The message as WeChat wrote it, decrypted: kept as the evidence. */
  readonly raw: string;
}

export const processInboxMessage = defineJob('process-inbox-message', z.object({ messageId: z.string() }));

/** A message that waits longer than this has lost its job, or its job has used up its tries. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;
const ROUND = 500;

/** Keeps what WeChat tells us before it is answered, and sees to it that each message is processed. */
export class Inbox {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #handlers: ReadonlyMap<string, InboxHandler>;

  constructor(deps: { orm: MikroORM; clock: Clock; handlers: readonly InboxHandler[] }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#handlers = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
  }

  /**
   * Keeps a verified message with its job in one commit; answer WeChat only after this returns.
   * @returns `duplicate` when it was kept before: answer success all the same
   */
  async receive<Body>(message: IncomingMessage<Body>): Promise<'stored' | 'duplicate'> {
    return this.#orm.em.fork().transactional(async (em) => {
      const id = newId();
      const stored = await em.getConnection().execute<{ id: string }[]>(
        `insert into inbox_messages (id, account_id, source, provider_key, kind, body, received_at)
         values (?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (account_id, source, provider_key) do nothing returning id`,
        [
          id,
          message.accountId,
          message.source,
          message.providerKey,
          message.kind.name,
          JSON.stringify({ message: message.body, raw: message.raw }),
          this.#clock.now(),
        ],
        'all',
        em.getTransactionContext(),
      );
      if (stored.length === 0) return 'duplicate';
      await addJob(em, processInboxMessage, { messageId: id }, { key: jobKeyOf(id) });
      return 'stored';
    });
  }

  /**
   * Hands a message to its handler, once it has succeeded never again.
   * @throws whatever the handler threw, after noting it: the job is then tried again later
   */
  async process(messageId: string): Promise<void> {
    const em = this.#orm.em.fork();
    const message = await em.findOne(InboxMessage, { id: messageId });
    if (!message || message.processedAt) return;
    try {
      const handler = this.#handlers.get(message.kind);
      if (!handler) throw new Error(`nothing handles inbox messages of kind ${message.kind}`);
      await handler.handle(message.account.id, (message.body as { message: unknown }).message);
      message.markProcessed(this.#clock.now());
    } catch (error) {
      message.markFailed(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      await em.flush();
    }
  }

  /**
   * Gives waiting messages a fresh job. Covers what a job cannot do for itself: one that used up its tries while, say,
   * a database or a handler was broken for days.
   * @returns how many messages were waiting
   */
  async retryForgotten(): Promise<number> {
    const em = this.#orm.em.fork();
    const before = new Date(this.#clock.now().getTime() - FORGOTTEN_AFTER_MS);
    return em.transactional(async (inner) => {
      const waiting = await inner.getConnection().execute<{ id: string }[]>(
        `select m.id from inbox_messages m
          where m.processed_at is null and m.received_at < ?
            and not exists (select from graphile_worker.jobs j
                             where j.key = 'inbox:' || m.id and j.attempts < j.max_attempts)
          order by m.received_at limit ${ROUND}`,
        [before],
        'all',
        inner.getTransactionContext(),
      );
      for (const { id } of waiting) await addJob(inner, processInboxMessage, { messageId: id }, { key: jobKeyOf(id) });
      return waiting.length;
    });
  }
}

const jobKeyOf = (messageId: string): string => `inbox:${messageId}`;
