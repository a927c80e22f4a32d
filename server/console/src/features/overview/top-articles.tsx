import type { TopArticleFragment } from '@teahouse/schema/operations.ts';
import { Empty } from 'antd';
import { Link } from 'react-router';
import { formatCount } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.ts';
import { overviewTexts } from './overview.texts.ts';

/** A few articles in the order of one of their numbers, which is drawn beside it. */
export function TopArticles({
  name,
  how,
  empty,
  articles,
  by,
}: {
  name: string;
  how: string;
  empty: string;
  articles: readonly TopArticleFragment[];
  by: 'readerCount' | 'membershipCount';
}) {
  const texts = useTexts(overviewTexts);
  const most = Math.max(1, ...articles.map((article) => article[by]));
  const columns = [
    { title: texts.readers, of: 'readerCount' },
    { title: texts.finished, of: 'finishedCount' },
    { title: texts.memberships, of: 'membershipCount' },
    { title: texts.unlocks, of: 'unlockCount' },
  ] as const;
  return (
    <section className="chart">
      <h2>{name}</h2>
      <p>{how}</p>
      {articles.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
      ) : (
        <div className="top-articles">
          <table aria-label={name}>
            <thead>
              <tr>
                <th scope="col">{texts.article}</th>
                {columns.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {articles.map((article) => (
                <tr key={article.articleId}>
                  <th scope="row">
                    <Link to={`/articles/${article.articleId}`}>{article.title}</Link>
                    <span className="top-articles__bar" style={{ width: `${(article[by] / most) * 100}%` }} />
                  </th>
                  {columns.map(({ title, of }) => (
                    <td key={title}>{formatCount(article[of])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
