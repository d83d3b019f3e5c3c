import type { ContactFacts } from '../../lib/eligibility/types';
import { sourceText } from '../../lib/ui/text/source';
import { propertyText, valueText } from '../../lib/ui/text/value';
import { usePopup } from './context';
import type { Judged } from './judged';

const shownChanges = 5;

/** Latest changes of mapped properties, or of those that were read while no mapping is confirmed: `old → new`. */
export function Changes({ contact, view }: { contact: ContactFacts; view: Judged }) {
  const { t } = usePopup();
  const text = (name: string, value: string | null | undefined) => valueText(name, value, view.properties[name], t);
  const mapped = view.settings.mapping.map((row) => row.property);
  const names = (mapped.length > 0 ? mapped : Object.keys(contact.history)).filter(
    (name) => name !== 'salesforcelastsynctime',
  );
  const changes = [...new Set(names)]
    .flatMap((name) => {
      const versions = contact.history[name] ?? [];
      return versions.slice(0, shownChanges).map((version, i) => ({ name, version, before: versions[i + 1] }));
    })
    .sort((a, b) => b.version.at - a.version.at)
    .slice(0, shownChanges);
  if (changes.length === 0) return t('popup.fact.none');
  return (
    <ul className="changes">
      {changes.map(({ name, version, before }) => (
        <li key={`${name}-${version.at}`}>
          <strong dir="auto" title={name}>
            {propertyText(name, view.properties[name], t)}
          </strong>
          : <bdi>{text(name, before?.value)}</bdi> → <bdi>{text(name, version.value)}</bdi>
          <span className="quiet small">
            {' '}
            {t.time(version.at)}, {sourceText(version, t)}
          </span>
        </li>
      ))}
    </ul>
  );
}
