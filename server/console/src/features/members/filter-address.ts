import type { MemberFilter, MemberSort, MemberStatus } from '@teahouse/schema/operations.ts';
import { dayIn, fenIn, idIn, wordIn } from '../../ui/address.ts';

export const statuses: readonly MemberStatus[] = ['ACTIVE', 'ENDING_SOON', 'ENDED', 'NEVER', 'BANNED'];
export const sorts: readonly MemberSort[] = [
  'NEWEST',
  'OLDEST',
  'MOST_SPENT',
  'LEAST_SPENT',
  'READ_LATELY',
  'READ_LONG_AGO',
  'NAME',
  'NAME_BACKWARDS',
];

/** Where each part of the filter stands in the address. Money stands there in yuan, as people type it. */
const texts = {
  name: 'name',
  tierId: 'tier',
  tag: 'tag',
  source: 'source',
  joinedFrom: 'joined-from',
  joinedTo: 'joined-to',
  readSince: 'read-since',
  notReadSince: 'not-read-since',
} as const;
const longestText = 100;
const someText = (value: string | null) => value?.slice(0, longestText) || null;
const readings: Readonly<Record<keyof typeof texts, (value: string | null) => string | null>> = {
  name: someText,
  tierId: idIn,
  tag: someText,
  // Nobody knows where some came from: that is a source, too.
  source: (value) => value?.slice(0, longestText) ?? null,
  joinedFrom: dayIn,
  joinedTo: dayIn,
  readSince: dayIn,
  notReadSince: dayIn,
};
const amounts = { spentMinFen: 'spent-min', spentMaxFen: 'spent-max' } as const;

/** The filter an address stands for. What cannot be read is left out, so that an old link still opens. */
export function filterOf(parameters: URLSearchParams): MemberFilter {
  const filter: MemberFilter = {};
  const status = wordIn(statuses, parameters.get('status'));
  if (status) filter.status = status;
  for (const [field, name] of Object.entries(texts) as [keyof typeof texts, string][]) {
    const value = readings[field](parameters.get(name));
    if (value !== null) filter[field] = value;
  }
  for (const [field, name] of Object.entries(amounts) as [keyof typeof amounts, string][]) {
    const value = fenIn(parameters.get(name));
    if (value !== null) filter[field] = value;
  }
  return filter;
}

/** The address of a filter, without what it does not ask. */
export function addressOf(filter: MemberFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.status) parameters.set('status', filter.status);
  for (const [field, name] of Object.entries(texts) as [keyof typeof texts, string][]) {
    const value = filter[field];
    if (typeof value === 'string' && (value !== '' || field === 'source')) parameters.set(name, value);
  }
  for (const [field, name] of Object.entries(amounts) as [keyof typeof amounts, string][]) {
    const value = filter[field];
    if (typeof value === 'number') parameters.set(name, String(value / 100));
  }
  return parameters;
}

export const isSameFilter = (a: MemberFilter, b: MemberFilter): boolean =>
  addressOf(a).toString() === addressOf(b).toString();

export const isEmptyFilter = (filter: MemberFilter): boolean => addressOf(filter).size === 0;

export const sortOf = (parameters: URLSearchParams): MemberSort => wordIn(sorts, parameters.get('sort')) ?? 'NEWEST';
