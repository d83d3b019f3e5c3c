import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useBuilder, useBuilt } from './context';
import { useProblems } from './problems';

/** What is missing, what saving does, and the two ways on. */
export function SaveBar() {
  const { t } = useDashboard();
  const store = useBuilder();
  const settings = useSettings();
  const problems = useProblems();
  const saving = useBuilt((state) => state.saving);
  const trouble = useBuilt((state) => state.saveTrouble);
  const taken = useBuilt((state) => state.name.state === 'taken' && state.name.checked === state.draft.name.trim());
  const mayWrite = settings.hubspot?.scopes.find((one) => one.name === 'crm.lists.write')?.granted ?? false;
  const criteria = problems.filter((one) => one.code !== 'no-name' && one.code !== 'long-name');

  async function preview() {
    await store.flush();
    location.hash = '#preview/draft';
  }
  return (
    <section className="panel save">
      {!mayWrite && <Notice tone="amber">{t('builder.save.no-scope')}</Notice>}
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'builder')}</p>
          <p>{t('builder.save.refused')}</p>
        </Notice>
      )}
      <p className="quiet">{t('builder.save.what')}</p>
      {problems.length > 0 && (
        <div className="missing">
          <strong>{t('builder.save.problems', { count: problems.length })}</strong>
          <ul>
            {problems.map((one) => (
              <li key={`${one.at}-${one.code}`}>{t(`builder.problem.${one.code}`, one.params)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        <Button look="main" busy={saving} disabled={problems.length > 0 || taken} onClick={() => void store.make()}>
          {t(saving ? 'builder.save.saving' : 'builder.save.button')}
        </Button>
        <Button disabled={criteria.length > 0} onClick={() => void preview()}>
          {t('builder.save.preview')}
        </Button>
      </div>
    </section>
  );
}
