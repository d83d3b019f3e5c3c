import { useMemo, useState } from 'react';
import type { Snapshot } from '../../../lib/protocol/coverage-pages';
import { CoverageTable, firstCoverageQuery } from '../../../lib/ui/coverage/table';
import { Section } from '../../kit';
import { useDashboard } from '../context';
import { Compared } from './Compared';
import { useCoverage } from './context';
import { OverTime } from './OverTime';
import { Picture } from './Picture';
import { Table } from './Table';

/** One snapshot: how the portal divides, what else was found, and everybody by name. */
export function Shown({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useDashboard();
  const { columns, snapshots, before } = useCoverage();
  const [query, setQuery] = useState(firstCoverageQuery);
  const table = useMemo(() => columns && new CoverageTable(columns), [columns]);
  const change = (patch: Partial<typeof query>) => setQuery((now) => ({ ...now, ...patch }));
  const { contacts, takenAt, calls, mode, segment, withSalesforce } = snapshot;
  return (
    <>
      <Section title={t('coverage.picture.title', { count: contacts })}>
        <p className="quiet">
          {segment ? t('coverage.as-of', { takenAt, name: segment.name }) : t('coverage.as-of-none', { takenAt })}{' '}
          {t('coverage.took', { hubspot: calls.hubspot, salesforce: calls.salesforce })}
        </p>
        {mode === 'quick' && <p className="quiet">{t('coverage.plan.quick-means')}</p>}
        {!withSalesforce && <p className="quiet">{t('coverage.no-salesforce')}</p>}
        {contacts === 0 ? (
          <p>{t('coverage.nobody')}</p>
        ) : (
          <Picture snapshot={snapshot} query={query} onChange={change} />
        )}
      </Section>
      {snapshots && snapshots.length > 1 && <OverTime snapshots={snapshots} shown={snapshot.id} />}
      {before && <Compared after={snapshot} />}
      {!table && (
        <p className="quiet" role="status">
          {t('coverage.rows-loading')}
        </p>
      )}
      {table && table.length > 0 && <Table table={table} snapshot={snapshot} query={query} onChange={change} />}
    </>
  );
}
