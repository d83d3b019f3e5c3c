import { criterionAdded, type Group, groupDoubled, groupRemoved } from '../../../lib/ui/builder/model';
import { Button } from '../../kit';
import { useDashboard } from '../context';
import { CriterionRow } from './CriterionRow';
import { useBuilder } from './context';
import { KeptPart } from './KeptPart';
import { Sign } from './parts/Sign';

/** One group: all of its criteria must hold. Between groups stands "or". */
export function GroupCard({ group, number, last }: { group: Group; number: number; last: boolean }) {
  const { t } = useDashboard();
  const store = useBuilder();
  return (
    <>
      {number > 1 && (
        <div className="or" aria-hidden="true">
          {t('builder.or')}
        </div>
      )}
      <section className="panel group" aria-label={t('builder.group', { number })} data-group={group.id}>
        <header>
          <h2>
            {t('builder.group', { number })}
            {group.kind === 'all' && group.criteria.length > 1 && <small> {t('builder.group-all')}</small>}
          </h2>
          <div className="tools">
            <button
              type="button"
              className="tool"
              aria-label={t('builder.double-group', { number })}
              title={t('builder.double-group', { number })}
              onClick={() => store.edit(groupDoubled(group.id))}
            >
              <Sign name="double" />
            </button>
            {!last && (
              <button
                type="button"
                className="tool"
                aria-label={t('builder.remove-group', { number })}
                title={t('builder.remove-group', { number })}
                onClick={() => store.edit(groupRemoved(group.id))}
              >
                <Sign name="cross" />
              </button>
            )}
          </div>
        </header>
        {group.kind === 'kept' ? (
          <KeptPart raw={group.raw} />
        ) : (
          <ol className="criteria">
            {group.criteria.map((criterion, index) => (
              <CriterionRow key={criterion.id} criterion={criterion} number={index + 1} group={number} />
            ))}
          </ol>
        )}
        {group.kind === 'all' && (
          <footer className="row">
            <Button
              look="plain"
              aria-label={t('builder.add-criterion-label', { number })}
              onClick={() => store.edit(criterionAdded(group.id, 'property'))}
            >
              <Sign name="plus" /> {t('builder.add-criterion')}
            </Button>
            <Button
              look="plain"
              aria-label={t('builder.add-list-label', { number })}
              onClick={() => store.edit(criterionAdded(group.id, 'list'))}
            >
              <Sign name="plus" /> {t('builder.add-list')}
            </Button>
          </footer>
        )}
      </section>
    </>
  );
}
