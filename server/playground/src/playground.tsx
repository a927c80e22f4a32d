import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN, HistoryStore } from '@graphiql/plugin-history';
import { GraphiQLProvider } from '@graphiql/react';
import { createGraphiQLFetcher, createLocalStorage } from '@graphiql/toolkit';
import { GraphiQL, GraphiQLInterface } from 'graphiql';
import { useEffect, useState } from 'react';
import type { DemoRole, ExampleIds } from '../../src/playground/example.ts';
import { examples, examplesVersion, formatJson } from './examples.ts';
import { type Identity, loadExampleIds, loadFacts, type PlaygroundFacts, signIn, withIdentity } from './identity.ts';
import { IdentityBar } from './identity-bar.tsx';
import { initialLanguage } from './words.ts';

const storage = createLocalStorage({ namespace: `teahouse-playground-${examplesVersion}` });
const plugins = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];

// the tab's headers, which the bar fills, are all that is sent
const send = createGraphiQLFetcher({ url: '/graphql' });

/** Just after a change of tabs GraphiQL still names the other tab's operation; a server can only refuse that. */
const fetcher: typeof send = ({ operationName, ...request }, options) => {
  const isThere = operationName && new RegExp(`\\b${operationName}\\b`).test(request.query);
  return send({ ...request, ...(isThere && { operationName }) }, options);
};

/** GraphiQL with the examples as tabs and the identity bar above. */
export function Playground() {
  const [identity, setIdentity] = useState<Identity>(() => ({
    account: '',
    role: 'anonymous',
    sessionToken: null,
    language: initialLanguage(),
  }));
  const [facts, setFacts] = useState<PlaygroundFacts | null>(null);
  const [ids, setIds] = useState<ExampleIds | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    loadFacts().then(
      (loaded) => {
        setFacts(loaded);
        setIdentity((before) => ({ ...before, account: loaded.accounts[0]?.handle ?? '' }));
      },
      (failure) => setError(String(failure)),
    );
  }, []);
  useEffect(() => {
    if (identity.account) loadExampleIds(identity.account).then(setIds, (failure) => setError(String(failure)));
  }, [identity.account]);
  useEffect(() => {
    document.documentElement.lang = identity.language === 'zh' ? 'zh-CN' : 'en';
  }, [identity.language]);

  async function become(role: DemoRole, account: string) {
    try {
      const sessionToken = await signIn(role, account);
      setIdentity((before) => ({ ...before, account, role, sessionToken }));
      setError(null);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  }

  /** A session belongs to one account: changing the account signs the same kind of person in there. */
  async function changeAccount(account: string) {
    if (identity.role !== 'anonymous') return become(identity.role, account);
    setIdentity((before) => ({ ...before, account }));
  }

  function changeLanguage() {
    const language = identity.language === 'zh' ? 'en' : 'zh';
    localStorage.setItem('teahouse-language', language);
    setIdentity((before) => ({ ...before, language }));
  }

  // the first text of the tabs; the bar keeps their headers in step later
  const [tabs] = useState(() =>
    examples.map(({ query, variables }) => ({
      query,
      variables: Object.keys(variables).length > 0 ? formatJson(variables) : '',
      headers: withIdentity(null, identity),
    })),
  );

  return (
    <GraphiQLProvider
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultTabs={tabs}
      defaultHeaders={withIdentity(null, identity)}
      inputValueDeprecation
    >
      <HistoryStore>
        <DocExplorerStore>
          <IdentityBar
            identity={identity}
            facts={facts}
            ids={ids}
            error={error}
            onAccount={(account) => void changeAccount(account)}
            onSignIn={(role) => void become(role, identity.account)}
            onSignOut={() => setIdentity((before) => ({ ...before, role: 'anonymous', sessionToken: null }))}
            onLanguage={changeLanguage}
            onRestore={() => {
              storage.clear();
              location.reload();
            }}
          />
          <div className="editor">
            <GraphiQLInterface defaultEditorToolsVisibility="headers" showPersistHeadersSettings={false}>
              <GraphiQL.Logo>{null}</GraphiQL.Logo>
            </GraphiQLInterface>
          </div>
        </DocExplorerStore>
      </HistoryStore>
    </GraphiQLProvider>
  );
}
