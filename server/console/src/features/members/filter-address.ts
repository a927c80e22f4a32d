import type { MemberFilter, MemberSort, MemberStatus } from '@teahouse/schema/operations.ts';

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
const amounts = { spentMinFen: 'spent-min', spentMaxFen: 'spent-max' } as const;

/** The filter an address stands for. What cannot be read is left out, so that an old link still opens. */
export function filterOf(parameters: URLSearchParams): MemberFilter {
  const filter: MemberFilter = {};
  const status = statuses.find((one) => one === parameters.get('status'));
  if (status) filter.status = status;
  for (const [field, name] of Object.entries(texts) as [keyof typeof texts, string][]) {
    const value = parameters.get(name);
    const isDay = field.startsWith('joined') || field.endsWith('Since');
    if (value === null || (isDay && !/^\d{4}-\d{2}-\d{2}$/.test(value)) || (value === '' && field !== 'source'))
      continue;
    filter[field] = value;
  }
  for (const [field, name] of Object.entries(amounts) as [keyof typeof amounts, string][]) {
    const yuan = Number(parameters.get(name) ?? Number.NaN);
    if (Number.isFinite(yuan) && parameters.get(name) !== '') filter[field] = Math.round(yuan * 100);
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

export const sortOf = (parameters: URLSearchParams): MemberSort =>
  sorts.find((one) => one === parameters.get('sort')) ?? 'NEWEST';
