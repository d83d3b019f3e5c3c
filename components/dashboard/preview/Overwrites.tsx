import { useEffect, useMemo, useState } from 'react';
import type { PreviewRow, RunView } from '../../../lib/preview/types';
import type { SettingsView } from '../../../lib/protocol/pages';
import { csvLines, csvOf, download, fileName } from '../../../lib/ui/preview/csv';
import { addTo, backupHead, backupLines, emptySum, type OverwriteSum } from '../../../lib/ui/preview/overwrites';
import { Button, Notice, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { usePreviewStore } from './context';
import { OverwriteTable } from './OverwriteTable';
import { sideName } from './side';

/** What the first sync of those who enter would overwrite, field by field; and both sides as a backup. */
export function Overwrites({ run, rows }: { run: RunView; rows: readonly PreviewRow[] }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const settings = useSettings();
  const [exact, setExact] = useState(false);
  const entering = rows.filter((row) => row.change === 'enter' && (row.email ?? row.leadId ?? row.contactId) !== null);
  const names = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const isDone = run.finished.includes('overwrite');
  const sum = useSum(run.id, isDone);
  if (entering.length === 0) return null;
  const lacking = lackingOf(settings);

  async function backup() {
    const parts = [csvOf(backupHead, [])];
    const trouble = await store.overwrites((some) => {
      const lines = some.flatMap((row) => backupLines(row, names.get(row.id) ?? { name: '', email: null }));
      if (lines.length > 0) parts.push(`${csvLines(lines, exact)}\r\n`);
    });
    if (!trouble) download(fileName(exact ? 'backup-exact' : 'backup', sideName(run.other, t), run.asOf), parts);
  }

  return (
    <Section
      title={t('preview.overwrite.title')}
      aside={isDone && <Button onClick={() => void backup()}>{t('preview.overwrite.backup')}</Button>}
    >
      <p className="quiet">{t('preview.overwrite.lead')}</p>
      {isDone && (
        <div className="stack">
          <label className="row">
            <input type="checkbox" checked={exact} onChange={(event) => setExact(event.target.checked)} />
            {t('preview.overwrite.exact')}
          </label>
          <p className="quiet">{t(`preview.overwrite.csv.${exact ? 'exact' : 'safe'}`)}</p>
        </div>
      )}
      {!isDone && lacking && (
        <Notice tone="grey">
          {t(`preview.overwrite.lacks.${lacking}`)} <a href={`options.html#${lacking}`}>{t('dashboard.options')}</a>
        </Notice>
      )}
      {!isDone && !lacking && (
        <div className="row">
          <Button disabled={run.state === 'running'} onClick={() => void store.want('overwrite')}>
            {t('preview.overwrite.start')}
          </Button>
          <p className="quiet">{t('preview.overwrite.cost', costOf(entering.length, settings))}</p>
        </div>
      )}
      {isDone && !sum && (
        <p className="quiet" role="status">
          {t('preview.rows-loading')}
        </p>
      )}
      {sum && <OverwriteTable sum={sum} names={names} />}
    </Section>
  );
}

function lackingOf({ salesforce, settings }: SettingsView): 'salesforce' | 'mapping' | null {
  if (!salesforce) return 'salesforce';
  return settings.mapping.length === 0 || !settings.mappingConfirmed ? 'mapping' : null;
}

/** Contacts come 50 a call where a history decides, else 100; 400 of them are one call to Salesforce. */
function costOf(count: number, { settings }: SettingsView) {
  const each = settings.mapping.some((row) => row.rule === 'two-way') ? 50 : 100;
  return { count, hubspot: Math.ceil(count / each), salesforce: Math.ceil(count / 400) };
}

/** The sums over all parts, read once. */
function useSum(id: string, isDone: boolean): OverwriteSum | null {
  const store = usePreviewStore();
  const [sum, setSum] = useState<{ id: string; sum: OverwriteSum } | null>(null);
  useEffect(() => {
    if (!isDone) return;
    let current = true;
    const made = emptySum();
    void store
      .overwrites((rows) => addTo(made, rows))
      .then((trouble) => {
        if (current && !trouble) setSum({ id, sum: made });
      });
    return () => {
      current = false;
    };
  }, [store, id, isDone]);
  return isDone && sum?.id === id ? sum.sum : null;
}
