import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { type DemoRole, demoRoles, type ExampleIds, fillVariables } from '../../src/playground/example.ts';
import { exampleOf, formatJson } from './examples.ts';
import { type Identity, type PlaygroundFacts, withIdentity } from './identity.ts';
import { wordsIn } from './words.ts';

interface IdentityBarProps {
  readonly identity: Identity;
  readonly facts: PlaygroundFacts;
  readonly ids: ExampleIds | null;
  readonly error: string | null;
  onAccount(account: string): void;
  onSignIn(role: DemoRole): void;
  onSignOut(): void;
  onLanguage(): void;
  onRestore(): void;
}

/** Who asks, above the editor. It writes what it says into the headers of the open tab, where one can read and copy it. */
export function IdentityBar(props: IdentityBarProps) {
  const { identity, facts, error } = props;
  const word = wordsIn(identity.language);
  const example = useOpenExample();
  useIdentityInHeaders(identity);
  useExampleVariables(props.ids);
  const isForSomeoneElse = example && example.role !== identity.role && example.role !== 'anonymous';

  return (
    <header className="identity-bar">
      <strong className="brand">{word('brand')}</strong>
      <label>
        {word('account')}
        <select value={identity.account} onChange={(event) => props.onAccount(event.target.value)}>
          {facts.accounts.map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {`${name} (${handle})`}
            </option>
          ))}
        </select>
      </label>
      {facts.canSignIn && (
        <fieldset>
          <legend>{word('signInAs')}</legend>
          <button type="button" aria-pressed={identity.role === 'anonymous'} onClick={props.onSignOut}>
            {word('anonymous')}
          </button>
          {demoRoles.map((role) => (
            <button
              type="button"
              key={role}
              data-role={role}
              aria-pressed={identity.role === role}
              onClick={() => props.onSignIn(role)}
            >
              {word(role)}
            </button>
          ))}
        </fieldset>
      )}
      <output className={error ? 'error' : 'hint'}>
        {error && `${word('signInFailed')}: ${error}`}
        {!error && isForSomeoneElse && `${word('meantFor')}${word(example.role)}`}
      </output>
      <button type="button" className="quiet" onClick={props.onRestore}>
        {word('restore')}
      </button>
      <button type="button" className="quiet" onClick={props.onLanguage}>
        {word('switchLanguage')}
      </button>
    </header>
  );
}

function useOpenExample() {
  const query = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query ?? null);
  return exampleOf(query);
}

/** Keeps the open tab's headers in step with the identity: when that changes, and when another tab opens. */
function useIdentityInHeaders(identity: Identity) {
  const { updateActiveTabValues } = useGraphiQLActions();
  const tabId = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id);
  const headers = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.headers ?? null);
  const editor = useGraphiQL((state) => state.headerEditor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: not on every keystroke in the headers
  useEffect(() => {
    const text = withIdentity(editor?.getValue() ?? headers, identity);
    updateActiveTabValues({ headers: text });
    if (editor && editor.getValue() !== text) editor.setValue(text);
  }, [identity, tabId, editor]);
}

/** Fills the open example's variables with this account's ids, unless someone has changed them. */
function useExampleVariables(ids: ExampleIds | null) {
  const { updateActiveTabValues } = useGraphiQLActions();
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]);
  const editor = useGraphiQL((state) => state.variableEditor);
  const filled = useRef(new Map<string, string>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: not on every keystroke in the variables
  useEffect(() => {
    const example = exampleOf(tab?.query ?? null);
    if (!tab || !ids || !editor || !example || Object.keys(example.variables).length === 0) return;
    const isUntouched = [formatJson(example.variables), filled.current.get(tab.id)].includes(tab.variables ?? '');
    if (!isUntouched) return;
    const text = formatJson(fillVariables(example, ids));
    filled.current.set(tab.id, text);
    updateActiveTabValues({ variables: text });
    editor.setValue(text);
  }, [ids, tab?.id, editor]);
}
