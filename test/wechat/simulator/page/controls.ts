import { h } from './dom.ts';
import type { PersonOnPhone } from './sandbox-api.ts';
import type { Settings } from './settings.ts';
import type { Words } from './words.ts';

export interface ControlActions {
  change(change: Partial<Settings>): void;
  newPhone(): void;
}

/** More people than this become a list. */
const MOST_BUTTONS = 4;

/** Whose phone it is and how it is set. */
export function drawControls(
  element: HTMLElement,
  settings: Settings,
  people: PersonOnPhone[],
  words: Words,
  actions: ControlActions,
): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(
    people.length <= MOST_BUTTONS
      ? choice(
          'person',
          words.person,
          settings.person,
          people.map(({ id, nickname }) => [id, nickname]),
          (person) => actions.change({ person }),
        )
      : personList(words.person, settings.person, people, (person) => actions.change({ person })),
    choice(
      'language',
      words.language,
      settings.language,
      [
        ['zh', '中文'],
        ['en', 'English'],
      ],
      (language) => actions.change({ language }),
    ),
    choice(
      'theme',
      words.appearance,
      settings.theme,
      [
        ['light', words.light],
        ['dark', words.dark],
      ],
      (theme) => actions.change({ theme }),
    ),
    choice(
      'platform',
      words.platform,
      settings.platform,
      [
        ['ios', 'iOS'],
        ['android', 'Android'],
      ],
      (platform) => actions.change({ platform }),
    ),
    h('button', {
      class: 'chip chip--quiet',
      text: words.newPhone,
      onclick: actions.newPhone,
      attributes: { title: words.newPhoneHint, 'data-key': 'new-phone' },
    }),
  );
  if (focused) element.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
}

function personList(
  label: string,
  chosen: string,
  people: PersonOnPhone[],
  choose: (person: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { class: 'choice__list', onchange: () => choose(select.value), attributes: { 'data-key': 'person' } },
    ...people.map(({ id, nickname }) =>
      h('option', { text: nickname, attributes: { value: id, selected: id === chosen } }),
    ),
  );
  return h('label', { class: 'choice' }, h('span', { class: 'choice__label', text: label }), select);
}

function choice<Value extends string>(
  key: string,
  label: string,
  chosen: string,
  options: [Value, string][],
  choose: (value: Value) => void,
): HTMLElement {
  return h(
    'div',
    { class: 'choice', attributes: { role: 'group', 'aria-label': label } },
    h('span', { class: 'choice__label', text: label }),
    h(
      'span',
      { class: 'choice__options' },
      ...options.map(([value, text]) =>
        h('button', {
          text,
          onclick: () => choose(value),
          attributes: { 'aria-pressed': value === chosen, 'data-key': `${key}-${value}` },
        }),
      ),
    ),
  );
}
