import { addAccount } from './account.ts';
import { addAudio } from './audio.ts';
import type { ApiContext } from './context.ts';
import { addDevice } from './device.ts';
import { addIntersection } from './intersection.ts';
import { addMaintenance } from './maintenance.ts';
import { addMedia } from './media.ts';
import { addNavigation } from './navigation.ts';
import { addPrompts } from './prompts.ts';
import { addQueries } from './queries.ts';
import { addRequest } from './request.ts';
import { addSharing } from './sharing.ts';
import { addStorage } from './storage.ts';

/** Fills the table with every API of the host; `context.table.wx` is then what the Mini Program sees as `wx`. */
export function createWx(context: ApiContext): Record<string, unknown> {
  addRequest(context);
  addAccount(context);
  addStorage(context);
  addNavigation(context);
  addPrompts(context);
  addDevice(context);
  addAudio(context);
  addMedia(context);
  addQueries(context);
  addIntersection(context);
  addSharing(context);
  addMaintenance(context);
  context.events.addTo(context.table.wx);
  return context.table.wx;
}
