import { MenuTargetsDocument } from '@teahouse/schema/documents/menu-targets.ts';
import { Alert, App, Button, Form, Input, Radio, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-request.ts';
import { useTexts } from '../../i18n/language.ts';
import {
  bytesOf,
  type DraftAction,
  type DraftEntry,
  type DraftPrimary,
  limits,
  type MenuDraft,
  obstacleOf,
  type Place,
  placeBeside,
} from './menu-draft.ts';
import type { Problem } from './menu-problems.ts';
import { menusTexts } from './menus.texts.ts';

const kinds = ['ARTICLE', 'SERIES', 'MEMBERSHIP', 'HOME', 'URL'] as const;
const clients = ['MINI_PROGRAM', 'H5'] as const;

/** The entry that is chosen on the phone: its name, what it does, where it stands. Problems are said as they are typed. */
export function EntryForm({
  menu,
  entry,
  parent,
  problems,
  onChange,
  onMove,
  onRemove,
}: {
  menu: MenuDraft;
  entry: DraftEntry;
  parent: DraftPrimary | null;
  problems: readonly Problem[];
  onChange: (changes: Partial<DraftPrimary>, about?: string) => void;
  onMove: (place: Place) => void;
  onRemove: () => void;
}) {
  const texts = useTexts(menusTexts).form;
  const primary = parent === null ? (entry as DraftPrimary) : null;
  const opensList = primary !== null && primary.action === null;
  const actionProblem = useProblem(problems, 'action');
  return (
    <section className="menu-editor__form" aria-label={parent ? texts.secondary : texts.primary}>
      <h2>{parent ? texts.secondary : texts.primary}</h2>
      <Form layout="vertical" component="div">
        <NameField
          key={entry.id}
          entry={entry}
          isPrimary={primary !== null}
          problems={problems}
          onChange={(name) => onChange({ name }, `name:${entry.id}`)}
        />
        {primary ? (
          <Form.Item
            label={texts.does}
            extra={opensList || primary.entries.length === 0 ? null : texts.dropsList}
            {...helpOf(actionProblem)}
          >
            <Radio.Group
              value={opensList ? 'list' : 'acts'}
              options={[
                { value: 'acts', label: texts.acts },
                { value: 'list', label: texts.opensList },
              ]}
              onChange={({ target }) =>
                onChange(target.value === 'list' ? { action: null } : { action: { kind: 'ARTICLE' }, entries: [] })
              }
            />
          </Form.Item>
        ) : null}
        {opensList || !entry.action ? null : (
          <ActionFields
            action={entry.action}
            problems={problems}
            onChange={(action, about) => onChange({ action }, about && `${about}:${entry.id}`)}
          />
        )}
        <Form.Item label={texts.move}>
          <MoveButtons menu={menu} entry={entry} parent={parent} onMove={onMove} />
        </Form.Item>
        <Button danger onClick={onRemove}>
          {texts.remove}
        </Button>
      </Form>
    </section>
  );
}

function useProblem(problems: readonly Problem[], field: Problem['field']): string | null {
  const { problem: words } = useTexts(menusTexts);
  const found = problems.find((one) => one.field === field);
  return found ? words(found) : null;
}

const helpOf = (problem: string | null) => (problem ? { validateStatus: 'error' as const, help: problem } : {});

function NameField({
  entry,
  isPrimary,
  problems,
  onChange,
}: {
  entry: DraftEntry;
  isPrimary: boolean;
  problems: readonly Problem[];
  onChange: (name: string) => void;
}) {
  const texts = useTexts(menusTexts).form;
  const max = isPrimary ? limits.primaryBytes : limits.secondaryBytes;
  const used = bytesOf(entry.name);
  const problem = useProblem(problems, 'name');
  const room = Math.floor((max - used) / 3);
  return (
    <Form.Item
      label={texts.name}
      htmlFor="entry-name"
      {...helpOf(problem)}
      extra={
        <>
          {texts.bytes(used, max)}
          {room > 0 ? ` · ${texts.room(room)}` : ''}
          <br />
          {isPrimary ? texts.shownPrimary : texts.shownSecondary}
        </>
      }
    >
      <Input
        id="entry-name"
        value={entry.name}
        aria-invalid={problem !== null}
        autoFocus={entry.name === ''}
        onChange={({ target }) => onChange(target.value)}
      />
    </Form.Item>
  );
}

function ActionFields({
  action,
  problems,
  onChange,
}: {
  action: DraftAction;
  problems: readonly Problem[];
  onChange: (action: DraftAction, about?: string) => void;
}) {
  const { form: texts } = useTexts(menusTexts);
  const targetProblem = useProblem(problems, 'target');
  const urlProblem = useProblem(problems, 'url');
  const { data } = useRead(MenuTargetsDocument, { articles: 100 });
  const choices = {
    ARTICLE: data?.articles.edges.map(({ node }) => node) ?? [],
    SERIES: data?.seriesList.edges.map(({ node }) => node) ?? [],
  };
  const target = (kind: 'ARTICLE' | 'SERIES', label: string, hint: ReactNode) => {
    const id = kind === 'ARTICLE' ? action.articleId : action.seriesId;
    const known = choices[kind].map((one) => ({ value: one.id, label: one.title }));
    const isListed = id === undefined || known.some(({ value }) => value === id);
    return (
      <Form.Item label={label} htmlFor="entry-target" {...helpOf(targetProblem)} extra={hint}>
        <Select
          id="entry-target"
          showSearch={{ optionFilterProp: 'label' }}
          value={id}
          // What is not among the last hundred, or not published any more, keeps its title.
          options={isListed ? known : [{ value: id, label: action.title ?? id }, ...known]}
          onChange={(chosen: string) => {
            const title = known.find(({ value }) => value === chosen)?.label ?? null;
            onChange({ ...action, ...(kind === 'ARTICLE' ? { articleId: chosen } : { seriesId: chosen }), title });
          }}
        />
      </Form.Item>
    );
  };
  return (
    <>
      <Form.Item label={texts.kind} htmlFor="entry-kind">
        <Select
          id="entry-kind"
          value={action.kind}
          options={[...kinds, ...(action.kind === 'CLICK' ? (['CLICK'] as const) : [])].map((value) => ({
            value,
            label: texts.kinds[value],
          }))}
          onChange={(kind: DraftAction['kind']) =>
            onChange({ kind, ...(action.opensIn && kind !== 'URL' && { opensIn: action.opensIn }) })
          }
        />
      </Form.Item>
      {action.kind === 'ARTICLE' ? target('ARTICLE', texts.article, texts.articleHint) : null}
      {action.kind === 'SERIES' ? target('SERIES', texts.series, null) : null}
      {action.kind === 'CLICK' ? <Alert type="warning" title={texts.clickHint} style={{ marginBottom: 24 }} /> : null}
      {action.kind === 'URL' ? (
        <Form.Item label={texts.url} htmlFor="entry-url" {...helpOf(urlProblem)} extra={texts.urlHint}>
          <Input
            id="entry-url"
            type="url"
            value={action.url ?? ''}
            aria-invalid={urlProblem !== null}
            placeholder="https://"
            onChange={({ target: { value } }) => onChange({ ...action, url: value }, 'url')}
          />
        </Form.Item>
      ) : null}
      {action.kind === 'URL' || action.kind === 'CLICK' ? null : (
        <Form.Item label={texts.opensIn} extra={texts.clientHints[action.opensIn ?? 'MINI_PROGRAM']}>
          <Radio.Group
            value={action.opensIn ?? 'MINI_PROGRAM'}
            options={clients.map((value) => ({ value, label: texts.clients[value] }))}
            onChange={({ target: { value } }) => onChange({ ...action, opensIn: value })}
          />
        </Form.Item>
      )}
    </>
  );
}

function MoveButtons({
  menu,
  entry,
  parent,
  onMove,
}: {
  menu: MenuDraft;
  entry: DraftEntry;
  parent: DraftPrimary | null;
  onMove: (place: Place) => void;
}) {
  const { form: texts, obstacles } = useTexts(menusTexts);
  const { message } = App.useApp();
  const directions = parent ? (['up', 'down', 'left', 'right'] as const) : (['left', 'right'] as const);
  const go = (place: Place | null) => {
    const obstacle = place && obstacleOf(menu, entry.id, place);
    if (obstacle) void message.info(obstacles[obstacle]);
    else if (place) onMove(place);
  };
  return (
    <Space wrap>
      {directions.map((direction) => {
        const place = placeBeside(menu, entry.id, direction);
        return (
          <Button key={direction} disabled={place === null} onClick={() => go(place)}>
            {texts.moves[direction]}
          </Button>
        );
      })}
      {parent ? <Button onClick={() => go({ parentId: null, index: menu.length })}>{texts.moves.toBar}</Button> : null}
    </Space>
  );
}
