import { v7 } from 'uuid';

/** A new primary key: a UUID that sorts by time of creation. Opaque to clients. */
export const newId = (): string => v7();

/** Whether a client's opaque id can be one of ours; anything else is simply not found. */
export const isId = (value: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value);
