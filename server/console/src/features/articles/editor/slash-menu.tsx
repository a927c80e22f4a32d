import { type Editor, Extension, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion } from '@tiptap/suggestion';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTexts } from '../../../i18n/language.ts';
import { type BlockChoice, blockChoices, choiceKeywords } from './block-choices.ts';
import { editorTexts } from './editor.texts.ts';

const MENU_ID = 'slash-menu';
const optionId = (choice: BlockChoice) => `${MENU_ID}-${choice}`;

interface Shown {
  readonly choices: readonly BlockChoice[];
  readonly active: number;
  readonly place: DOMRect | null;
  readonly choose: (choice: BlockChoice) => void;
}

/** What the menu shows now. The suggestion plugin writes it, the menu reads it. */
export class SlashMenuState {
  #shown: Shown | null = null;
  readonly #listeners = new Set<() => void>();

  get = (): Shown | null => this.#shown;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(shown: Shown | null): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

/** Which choices fit what was typed after the slash. */
function fitting(query: string, names: Readonly<Record<BlockChoice, string>>): BlockChoice[] {
  const wanted = query.trim().toLowerCase();
  return blockChoices.filter((choice) => `${names[choice]} ${choiceKeywords[choice]}`.toLowerCase().includes(wanted));
}

/** Opens a menu of blocks at a slash. Up, down, Enter and Escape work while the cursor stays in the text. */
export const slashMenu = (
  state: SlashMenuState,
  names: () => Readonly<Record<BlockChoice, string>>,
  insert: (editor: Editor, choice: BlockChoice) => void,
) =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const describe = (shown: Shown | null) => {
        const { dom } = this.editor.view;
        const active = shown?.choices[shown.active];
        if (shown) dom.setAttribute('aria-controls', MENU_ID);
        else dom.removeAttribute('aria-controls');
        if (active) dom.setAttribute('aria-activedescendant', optionId(active));
        else dom.removeAttribute('aria-activedescendant');
        state.set(shown);
      };
      return [
        Suggestion<BlockChoice, BlockChoice>({
          editor: this.editor,
          pluginKey: new PluginKey('slashMenu'),
          char: '/',
          allowedPrefixes: null,
          allow: ({ editor, range }: { editor: Editor; range: Range }) => {
            const place = editor.state.doc.resolve(range.from);
            const before = place.parent.textBetween(0, place.parentOffset, '', ' ');
            // Not within a word or an address: https://… has slashes of its own.
            return place.parent.type.name !== 'codeBlock' && /(?:^|[\s\p{Script=Han}，。！？；：、])$/u.test(before);
          },
          items: ({ query }) => fitting(query, names()),
          command: ({ editor, range, props: choice }) => {
            editor.chain().focus().deleteRange(range).run();
            insert(editor, choice);
          },
          render: () => ({
            onStart: ({ items, clientRect, command }) =>
              describe({ choices: items, active: 0, place: clientRect?.() ?? null, choose: command }),
            onUpdate: ({ items, clientRect, command }) =>
              describe({ choices: items, active: 0, place: clientRect?.() ?? null, choose: command }),
            onKeyDown({ event }) {
              const shown = state.get();
              if (!shown) return false;
              const { length } = shown.choices;
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step !== 0 && length > 0) {
                describe({ ...shown, active: (shown.active + step + length) % length });
                return true;
              }
              const choice = shown.choices[shown.active];
              if ((event.key === 'Enter' || event.key === 'Tab') && choice) {
                shown.choose(choice);
                return true;
              }
              return false;
            },
            onExit: () => describe(null),
          }),
        }),
      ];
    },
  });

/** The menu itself, below the line that is being written. */
export function SlashMenu({ state }: { state: SlashMenuState }) {
  const texts = useTexts(editorTexts);
  const shown = useSyncExternalStore(state.subscribe, state.get);
  const active = useRef<HTMLDivElement>(null);
  const activeChoice = shown?.choices[shown.active];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is another element
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void active.current?.scrollIntoView({ block: 'nearest' });
  }, [activeChoice]);
  if (!shown?.place) return null;
  const isBelow = shown.place.bottom + 320 < innerHeight || shown.place.top < 320;
  const style = {
    left: Math.max(8, Math.min(shown.place.left, innerWidth - 300)),
    ...(isBelow ? { top: shown.place.bottom + 6 } : { bottom: innerHeight - shown.place.top + 6 }),
  };
  return (
    <div id={MENU_ID} role="listbox" aria-label={texts.slashMenu} className="slash-menu" style={style}>
      {shown.choices.length === 0 ? (
        <div role="option" aria-selected={false} aria-disabled tabIndex={-1}>
          {texts.nothingToInsert}
        </div>
      ) : null}
      {shown.choices.map((choice) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys work in the text, where the focus stays
        <div
          key={choice}
          ref={choice === activeChoice ? active : null}
          id={optionId(choice)}
          role="option"
          aria-selected={choice === activeChoice}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => shown.choose(choice)}
        >
          <strong>{texts.blocks[choice]}</strong>
          <span>{texts.blockHints[choice]}</span>
        </div>
      ))}
    </div>
  );
}
