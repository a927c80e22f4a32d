import type { AuditLogQuery } from '@teahouse/schema/operations.ts';
import { shellTexts } from '../../app/sections.ts';
import { useTexts } from '../../i18n/language.ts';
import { auditTexts } from './audit.texts.ts';
import { inWords, valueText } from './audit-value.ts';
import { propertyNames, valueNames } from './property-names.ts';
import './audit.css';

type Entry = AuditLogQuery['auditEntries']['edges'][number]['node'];

/** What changed, as it was beside as it became. */
export function AuditChanges({ entry }: { entry: Entry }) {
  const texts = useTexts(auditTexts);
  const properties = useTexts(propertyNames);
  const { roles } = useTexts(shellTexts);
  const words = { ...texts, names: { ...useTexts(valueNames), ...roles } };
  if (entry.changes.length === 0) return <p className="audit-none">{texts.noChanges}</p>;
  return (
    <>
      <table className="audit-changes">
        <thead>
          <tr>
            <th scope="col">{texts.property}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {entry.changes.map(({ field, before, after, isHidden }) => (
            <tr key={field}>
              <th scope="row">{properties[field] ?? inWords(field)}</th>
              <td>{valueText(field, before, isHidden, words)}</td>
              <td>{valueText(field, after, isHidden, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entry.requestId ? <p className="audit-none">{texts.request(entry.requestId)}</p> : null}
    </>
  );
}
