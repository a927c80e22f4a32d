import { type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { permit } from '../accounts/permissions.ts';
import type { ReadContext } from '../graphql/projector/facts.ts';
import type { Projector } from '../graphql/projector/projector.ts';
import type { ReadInfo } from '../graphql/projector/selection.ts';
import { keptFilter, type MemberFilter } from '../members/member-filter.ts';
import type { Viewer } from '../members/viewer.ts';
import { ApiError } from '../shared/errors/api-error.ts';
import { Rejection } from '../shared/errors/rejection.ts';
import { isId } from '../shared/ids.ts';
import type { Clock } from '../shared/time/clock.ts';
import { Segment, segmentNameOf } from './segment.entity.ts';
import {
  type CreateSegmentInput,
  InvalidSegmentName,
  SegmentNameTaken,
  type UpdateSegmentInput,
} from './segment.payloads.ts';
import { segmentById, segmentsByName } from './segment.projection.ts';

/** Saved filters of the members' list: read, saved, renamed, deleted. */
export class SegmentService {
  readonly #orm: MikroORM;
  readonly #clock: Clock;
  readonly #projector: Projector;

  constructor(deps: { orm: MikroORM; clock: Clock; projector: Projector }) {
    this.#orm = deps.orm;
    this.#clock = deps.clock;
    this.#projector = deps.projector;
  }

  segments(context: ReadContext, info: ReadInfo): Promise<Segment[]> {
    return this.#projector.list(segmentsByName, context, info);
  }

  segment(context: ReadContext, info: ReadInfo, id: string): Promise<Segment | null> {
    return this.#projector.one(segmentById, context, info, { id });
  }

  /** @returns its id. @throws Rejection InvalidSegmentName, SegmentNameTaken */
  async create(viewer: Viewer, { name, filter }: CreateSegmentInput): Promise<string> {
    const staffId = permit(viewer, 'tendMembers');
    const called = nameOf(name);
    const kept = keptFilter(filter);
    return takingName(() =>
      this.#orm.em.fork().transactional(
        async (em) =>
          em.create(Segment, {
            account: viewer.accountId,
            name: called,
            filter: kept,
            createdByStaff: staffId,
            createdAt: this.#clock.now(),
          }).id,
      ),
    );
  }

  /** @returns its id. @throws Rejection InvalidSegmentName, SegmentNameTaken. @throws ApiError NOT_FOUND */
  async update(viewer: Viewer, { id, name, filter }: UpdateSegmentInput): Promise<string> {
    permit(viewer, 'tendMembers');
    const called = name == null ? null : nameOf(name);
    const kept = filter ? keptFilter(filter) : null;
    return takingName(() =>
      this.#orm.em.fork().transactional(async (em) => {
        const segment = isId(id) ? await em.findOne(Segment, { account: viewer.accountId, id }) : null;
        if (!segment) throw new ApiError('NOT_FOUND');
        if (called) segment.name = called;
        if (kept) segment.filter = kept;
        return segment.id;
      }),
    );
  }

  /** @returns what it was. @throws ApiError NOT_FOUND */
  async delete(viewer: Viewer, id: string): Promise<{ name: string; filter: MemberFilter }> {
    permit(viewer, 'tendMembers');
    return this.#orm.em.fork().transactional(async (em) => {
      const segment = isId(id) ? await em.findOne(Segment, { account: viewer.accountId, id }) : null;
      if (!segment) throw new ApiError('NOT_FOUND');
      em.remove(segment);
      return { name: segment.name, filter: segment.filter };
    });
  }
}

function nameOf(text: string): string {
  const name = segmentNameOf(text);
  if (!name) throw new Rejection(new InvalidSegmentName());
  return name;
}

async function takingName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? new Rejection(new SegmentNameTaken()) : error;
  }
}
