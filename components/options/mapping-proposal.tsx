import type { MappingRow } from '../../lib/eligibility/types';
import { diffProposal, type Evidence, evidenceOf, withProposal, withRow } from '../../lib/ui/options/mapping-rows';
import { Button, Section } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Notice, TroubleNotice } from './parts/basics';
import type { Catalogues } from './parts/catalogues';

/** What the evidence suggests, beside what stands. Nothing is taken over by itself. */
export function MappingProposalCard({ catalogues }: { catalogues: Catalogues }) {
  const { t, store } = useOptions();
  const { settings } = useView();
  const task = useTask('mapping-propose');
  const diff = task.value && diffProposal(settings.mapping, task.value);
  const evidence = evidenceOf(task.value);
  const words = ({ leadField, contactField, rule }: MappingRow) =>
    `${[leadField, contactField].filter(Boolean).join(' / ') || '–'} · ${t(`options.mapping.rule.${rule}`)}`;
  const changes = diff ? diff.added.length + diff.differing.length : 0;
  return (
    <Section title={t('options.mapping.propose-title')}>
      <p className="hint">{t('options.mapping.propose-text')}</p>
      <Button
        look={settings.mapping.length === 0 && !task.value ? 'main' : 'usual'}
        busy={task.running}
        onClick={() => void store.run('mapping-propose', {})}
      >
        {t(task.value ? 'options.mapping.propose-again' : 'options.mapping.propose')}
      </Button>
      <TroubleNotice trouble={task.trouble} area="mapping" />
      {task.value && diff && (
        <>
          <Notice
            tone={changes === 0 ? 'ok' : 'info'}
            title={t('options.mapping.found', { rows: task.value.rows.length, looked: task.value.looked })}
          >
            {t(task.value.rows.length === 0 ? 'options.mapping.found-nothing' : 'options.mapping.found-diff', {
              added: diff.added.length,
              differing: diff.differing.length,
              same: diff.same,
            })}{' '}
            <span className="quiet">{t('options.as-of', { seenAt: task.value.asOf })}</span>
          </Notice>
          <ul className="proposal">
            {diff.added.map((row) => (
              <li key={row.property} data-proposed={row.property}>
                <strong dir="auto">{catalogues.labelOf(row.property)}</strong>
                <span>{words(row)}</span>
                <Because evidence={evidence.get(row.property)} />
              </li>
            ))}
            {diff.differing.map(({ now, proposed }) => (
              <li key={now.property} data-differs={now.property}>
                <strong dir="auto">{catalogues.labelOf(now.property)}</strong>
                <span>
                  {t('options.mapping.now', { words: words(now) })} → {words(proposed)}
                </span>
                <Because evidence={evidence.get(now.property)} />
                <Button
                  onClick={() =>
                    void store.save('mapping', ({ mapping }) => ({ mapping: withRow(mapping, now.property, proposed) }))
                  }
                >
                  {t('options.mapping.take-one')}
                </Button>
              </li>
            ))}
          </ul>
          {diff.added.length > 0 && (
            <Button
              look="main"
              onClick={() =>
                void store.save('mapping', ({ mapping }) => ({
                  mapping: withProposal(mapping, diff),
                  mappingConfirmed: false,
                }))
              }
            >
              {t('options.mapping.take', { count: diff.added.length })}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

/** What a row rests on, and which other rule would look the same. */
function Because({ evidence }: { evidence: Evidence | undefined }) {
  const { t } = useOptions();
  return (
    evidence && (
      <small>
        {t('options.mapping.evidence', { ...evidence })}{' '}
        {t(`options.mapping.because.${evidence.because}`, { ...evidence })}
      </small>
    )
  );
}
