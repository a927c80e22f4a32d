/** What an address says, as far as it is understood: an old link and a mistyped one still open the page. */

/** One of the words known here. */
export const wordIn = <Word extends string>(known: readonly Word[], text: string | null): Word | null =>
  known.find((word) => word === text) ?? null;

/** A calendar day, YYYY-MM-DD, that is in the calendar. */
export function dayIn(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}

/** A minute, YYYY-MM-DDTHH:MM, as fields for a day and a time have it. */
export const minuteIn = (text: string | null): string | null =>
  text !== null && dayIn(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)) ? text : null;

/** An id as the server makes them. */
export const idIn = (text: string | null): string | null =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;

/** An amount of yuan, in fen; as much as anybody ever has. */
export function fenIn(text: string | null): number | null {
  const fen = text ? Math.round(Number(text) * 100) : Number.NaN;
  return fen >= 0 && fen <= 1e13 ? fen : null;
}
