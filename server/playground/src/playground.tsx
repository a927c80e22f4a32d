import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN, HistoryStore } from '@graphiql/plugin-history';
import { GraphiQLProvider } from '@graphiql/react';
import { createGraphiQLFetcher, createLocalStorage } from '@graphiql/toolkit';
import { GraphiQL, GraphiQLInterface } from 'graphiql';
import { useEffect, useRef, useState } from 'react';
import type { DemoRole, ExampleIds } from '../../src/playground/example.ts';
import { examples, examplesVersion, formatJson } from './examples.ts';
import {
  type Identity,
  identityHeaders,
  loadExampleIds,
  type PlaygroundFacts,
  signIn,
  withIdentity,
} from './identity.ts';
import { IdentityBar } from './identity-bar.tsx';
import { initialLanguage } from './words.ts';

const storage = createLocalStorage({ namespace: `teahouse-playground-${examplesVersion}` });
const plugins = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];

const send = createGraphiQLFetcher({ url: '/graphql' });

/**
 * Sends what GraphiQL wants, with two repairs: it asks for the schema before a tab's headers are there, and just after a
 * change of tabs it still names the other tab's operation, which a server can only refuse.
 */
const fetcherFor =
  (identity: () => Identity): typeof send =>
  ({ operationName, ...request }, options) => {
    const isThere = operationName && new RegExp(`\\b${operationName}\\b`).test(request.query);
    const headers = { ...identityHeaders({ ...identity(), sessionToken: null }), ...options?.headers };
    return send({ ...request, ...(isThere && { operationName }) }, { ...options, headers });
  };

/** GraphiQL with the examples as tabs and the identity bar above. */
export function Playground({ facts }: { facts: PlaygroundFacts }) {
  const [identity, setIdentity] = useState<Identity>(() => ({
    account: facts.accounts[0]?.handle ?? '',
    role: 'anonymous',
    sessionToken: null,
    language: initialLanguage(),
  }));
  const [ids, setIds] = useState<ExampleIds | null>(null);
  const [error, setError] = useState<string | null>(null);
  const latest = useRef(identity);
  latest.current = identity;
  const [fetcher] = useState(() => fetcherFor(() => latest.current));
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
