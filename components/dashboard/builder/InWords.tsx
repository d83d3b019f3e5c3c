import type { Criterion } from '../../../lib/ui/builder/model';
import { criterionWords, linesOf } from '../../../lib/ui/builder/words';
import { useDashboard } from '../context';
import { useBuilt, useWords } from './context';
import { useProblems } from './problems';

/** The whole draft as sentences, as the popup's "Why" will say them. */
export function InWords() {
  const { t } = useDashboard();
  const { names, zone } = useWords();
  const groups = useBuilt((state) => state.draft.groups);
  const problems = useProblems();
  const words = (one: Criterion) =>
    problems.some((problem) => problem.at === one.id) ? t('builder.unfinished') : criterionWords(one, zone, names, t);
  return (
    <section className="panel in-words" aria-label={t('builder.in-words')}>
      <h2>{t('builder.in-words')}</h2>
      <p>{t(groups.length > 1 ? 'builder.in-words-any' : 'builder.in-words-all')}</p>
      {groups.map((group, index) => (
        <div key={group.id}>
          {groups.length > 1 && (
            <h3>
              {t(group.kind === 'all' && group.criteria.length > 1 ? 'builder.in-words-group' : 'builder.group', {
                number: index + 1,
              })}
            </h3>
          )}
          <ul>
            {group.kind === 'kept'
              ? linesOf(group.raw, names, t).map((line) => (
                  <li key={line.path} dir="auto">
                    {line.words}
                  </li>
                ))
              : group.criteria.map((one) => (
                  <li key={one.id} dir="auto">
                    {words(one)}
                  </li>
                ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
