import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import './view-links.css';

/** The views of one page, each with an address of its own. Links rather than tabs: they open in another window, too. */
export function ViewLinks({
  name,
  views,
}: {
  /** What the views are of, for who cannot see them. */
  name: string;
  views: readonly { readonly to: string; readonly label: string; readonly isHere: boolean }[];
}) {
  const list = useRef<HTMLElement>(null);
  const here = views.find(({ isHere }) => isHere)?.to;
  const words = views.map(({ label }) => label).join();
  // On a phone not all of them fit: the one that is open comes into sight. The page itself stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is another place in the row, and so are other words
  useEffect(() => {
    const row = list.current;
    const place = row?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!row || !place) return;
    const middle = row.getBoundingClientRect().left + row.clientWidth / 2;
    row.scrollBy({ left: place.left + place.width / 2 - middle });
  }, [here, words]);
  return (
    <nav aria-label={name} className="view-links" ref={list}>
      <ul>
        {views.map(({ to, label, isHere }) => (
          <li key={to}>
            <Link to={to} aria-current={isHere ? 'page' : undefined} preventScrollReset replace>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
