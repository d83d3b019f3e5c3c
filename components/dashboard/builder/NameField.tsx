import { type Problem, problemsOf, renamed } from '../../../lib/ui/builder/model';
import { TextField } from '../../kit';
import { useDashboard } from '../context';
import { useBuilder, useBuilt } from './context';

/** The name, and whether it is free. */
export function NameField() {
  const { t } = useDashboard();
  const store = useBuilder();
  const draft = useBuilt((state) => state.draft);
  const name = useBuilt((state) => state.name);
  const tooLong = problemsOf(draft, 'UTC').find((one: Problem) => one.code === 'long-name');
  const about = name.checked === draft.name.trim() && draft.name.trim() !== '' ? name.state : 'idle';
  const error = tooLong
    ? t('builder.problem.long-name', tooLong.params)
    : about === 'taken'
      ? t('builder.name-taken')
      : undefined;
  return (
    <div className="panel name" data-name={about}>
      <TextField
        label={t('builder.name')}
        name="segment-name"
        value={draft.name}
        onChange={(event) => store.edit(renamed(event.target.value))}
        error={error}
        hint={
          <span role="status">
            {t(
              about === 'free'
                ? 'builder.name-free'
                : about === 'checking'
                  ? 'builder.name-checking'
                  : 'builder.name-hint',
            )}
          </span>
        }
      />
    </div>
  );
}
