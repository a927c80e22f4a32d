import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createRoot } from 'react-dom/client';
import { loadFacts } from './identity.ts';
import { Playground } from './playground.tsx';

const place = document.getElementById('playground');
if (place) {
  const root = createRoot(place);
  loadFacts().then(
    (facts) => root.render(<Playground facts={facts} />),
    (error) => root.render(<p className="failed">{String(error)}</p>),
  );
}
