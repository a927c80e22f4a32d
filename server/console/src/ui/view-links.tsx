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
  return (
    <nav aria-label={name} className="view-links">
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
