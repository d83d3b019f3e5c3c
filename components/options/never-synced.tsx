import { Button, Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out, TroubleNotice } from './parts/basics';

/** R3: choosing a segment syncs nobody. Counted only on request, with its cost said before. */
export function NeverSynced() {
  const { t, store } = useOptions();
  const { segment } = useView();
  const task = useTask('never-synced-count');
  const links = useLinks();
  const calls = segment?.size == null ? null : Math.ceil(segment.size / 250) + Math.ceil(segment.size / 100) + 1;
  return (
    <Section title={t('options.never.title')}>
      <p className="hint">
        {t('options.never.text')}{' '}
        {calls === null ? t('options.never.cost-unknown') : t('options.never.cost', { count: calls })}
      </p>
      {task.value && (
        <Notice
          tone={task.value.neverSynced > 0 ? 'warn' : 'ok'}
          title={t('options.never.result', { never: task.value.neverSynced, members: task.value.members })}
        >
          {t(task.value.neverSynced > 0 ? 'options.never.what-next' : 'options.never.none')}{' '}
          {task.value.neverSynced > 0 && (
            <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
          )}
          <div className="hint">{t('options.as-of', { seenAt: task.value.asOf })}</div>
        </Notice>
      )}
      <TroubleNotice trouble={task.trouble} area="never" />
      <Button busy={task.running} onClick={() => void store.run('never-synced-count', {})}>
        {t(task.value ? 'options.never.again' : 'options.never.count')}
      </Button>
    </Section>
  );
}
