import { type Criterion, criterionRemoved, type Problem } from '../../../lib/ui/builder/model';
import { useDashboard } from '../context';
import { useBuilder, useBuilt } from './context';
import { KeptPart } from './KeptPart';
import { ListFields } from './ListFields';
import { PropertyFields } from './PropertyFields';
import { Sign } from './parts/Sign';
import { useProblems } from './problems';

/** One criterion with what is wrong with it. A blank one says nothing until the draft is to be saved. */
export function CriterionRow({ criterion, number, group }: { criterion: Criterion; number: number; group: number }) {
  const { t } = useDashboard();
  const store = useBuilder();
  const problem = useProblems().find((one: Problem) => one.at === criterion.id);
  const saving = useBuilt((state) => state.saving);
  const quiet = problem && ['no-property', 'no-list', 'no-operator'].includes(problem.code);
  const hint = `criterion-${criterion.id}`;
  return (
    <li className="criterion" data-criterion={criterion.id} data-kind={criterion.kind}>
      <fieldset disabled={saving}>
        <legend className="hidden">{t('builder.criterion', { number, group })}</legend>
        {number > 1 && (
          <span className="and" aria-hidden="true">
            {t('builder.and')}
          </span>
        )}
        {criterion.kind === 'property' && <PropertyFields criterion={criterion} hint={hint} wrong={Boolean(problem)} />}
        {criterion.kind === 'list' && <ListFields criterion={criterion} hint={hint} />}
        {criterion.kind === 'kept' && <KeptPart raw={criterion.raw} />}
        <button
          type="button"
          className="tool"
          aria-label={t('builder.remove', { number })}
          title={t('builder.remove', { number })}
          onClick={() => store.edit(criterionRemoved(criterion.id))}
        >
          <Sign name="cross" />
        </button>
      </fieldset>
      <p className={quiet ? 'hint' : 'problem'} id={hint}>
        {problem && t(`builder.problem.${problem.code}`, problem.params)}
      </p>
    </li>
  );
}
