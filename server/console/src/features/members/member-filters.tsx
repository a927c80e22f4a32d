import { MemberFilterChoicesDocument } from '@teahouse/schema/documents/member-filter-choices.ts';
import type { MemberFilter } from '@teahouse/schema/operations.ts';
import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import { isEmptyFilter, statuses } from './filter-address.ts';
import { membersTexts, sourceName } from './members.texts.ts';

const TYPING_MS = 350;
const more = ['joinedFrom', 'joinedTo', 'spentMinFen', 'spentMaxFen', 'readSince', 'notReadSince'] as const;

/** Every way to narrow the list down. What is chosen stands in the address at once; what is typed, when it was typed. */
export function MemberFilters({
  filter,
  onFilter,
}: {
  filter: MemberFilter;
  onFilter: (filter: MemberFilter, options?: { replace: boolean }) => void;
}) {
  const texts = useTexts(membersTexts);
  const { data: choices } = useRead(MemberFilterChoicesDocument, {});
  const hasMore = more.some((field) => filter[field] != null);
  const [isOpen, setIsOpen] = useState(hasMore);
  const isShown = isOpen || hasMore;
  const set = (changed: Partial<MemberFilter>) => onFilter({ ...filter, ...changed });
  const day = (field: 'joinedFrom' | 'joinedTo' | 'readSince' | 'notReadSince', label: string) => (
    <Labelled label={label}>
      <Input
        type="date"
        aria-label={label}
        value={filter[field] ?? ''}
        onChange={({ target }) => set({ [field]: target.value || null })}
      />
    </Labelled>
  );
  const amount = (field: 'spentMinFen' | 'spentMaxFen', label: string) => (
    <Labelled label={label}>
      <InputNumber
        aria-label={label}
        min={0}
        precision={2}
        style={{ width: '100%' }}
        value={filter[field] == null ? null : filter[field] / 100}
        onChange={(yuan) => set({ [field]: yuan === null ? null : Math.round(yuan * 100) })}
      />
    </Labelled>
  );

  return (
    <search aria-label={texts.filters} className="member-filters">
      <div className="member-filters__row">
        <NameSearch name={filter.name ?? ''} onName={(name) => onFilter({ ...filter, name }, { replace: true })} />
        <Choice
          label={texts.status}
          value={filter.status}
          onChoose={(status) => set({ status })}
          options={statuses.map((value) => ({ value, label: texts.statuses[value] }))}
        />
        <Choice
          label={texts.tier}
          value={filter.tierId}
          onChoose={(tierId) => set({ tierId })}
          options={(choices?.tiers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Choice
          label={texts.tag}
          value={filter.tag}
          onChoose={(tag) => set({ tag })}
          options={(choices?.memberTags ?? []).map(({ value }) => ({ value, label: value }))}
        />
        <Choice
          label={texts.source}
          value={filter.source}
          onChoose={(source) => set({ source })}
          options={(choices?.memberSources ?? []).map(({ value }) => ({ value, label: sourceName(texts, value) }))}
        />
        <Button type="text" aria-expanded={isShown} onClick={() => setIsOpen(!isShown)} disabled={hasMore}>
          {isShown ? texts.fewerFilters : texts.moreFilters}
        </Button>
        {isEmptyFilter(filter) ? null : (
          <Button type="text" onClick={() => onFilter({})}>
            {texts.clear}
          </Button>
        )}
      </div>
      {isShown ? (
        <div className="member-filters__more">
          {day('joinedFrom', texts.joinedFrom)}
          {day('joinedTo', texts.joinedTo)}
          {amount('spentMinFen', texts.spentMin)}
          {amount('spentMaxFen', texts.spentMax)}
          {day('readSince', texts.readSince)}
          {day('notReadSince', texts.notReadSince)}
        </div>
      ) : null}
    </search>
  );
}

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="member-filters__one">
    <span aria-hidden>{label}</span>
    {children}
  </div>
);

function Choice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value | null | undefined;
  options: { value: Value; label: string }[];
  onChoose: (value: Value | null) => void;
}) {
  return (
    <Select<Value>
      allowClear
      // An empty list tells nobody anything, least of all who hears it.
      disabled={options.length === 0 && value == null}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      aria-label={label}
      placeholder={label}
      value={value ?? undefined}
      onChange={(chosen: Value | undefined) => onChoose(chosen ?? null)}
      options={options}
      popupMatchSelectWidth={false}
      className="member-filters__choice"
    />
  );
}

function NameSearch({ name, onName }: { name: string; onName: (name: string | null) => void }) {
  const texts = useTexts(membersTexts);
  const [typed, setTyped] = useState(name);
  // A filter that was cleared or opened from elsewhere shows here too.
  useEffect(() => setTyped(name), [name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing sets the clock
  useEffect(() => {
    if (typed === name) return;
    const timer = setTimeout(() => onName(typed || null), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      type="search"
      allowClear
      aria-label={texts.searchName}
      placeholder={texts.searchName}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      className="member-filters__name"
      maxLength={100}
    />
  );
}
