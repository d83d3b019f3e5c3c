import { kindText } from '../../../lib/ui/history/kind';
import type { HistoryQuery, HistoryTable } from '../../../lib/ui/history/table';
import { aboutText, becauseText, changeOf, groupOf, looks, outcomeWord, tookText } from '../../../lib/ui/history/words';
import { rowLinks } from '../../../lib/ui/preview/links';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { VirtualTable } from '../VirtualTable';

const sortable = ['at'] as const;
const columns = ['kind', 'who', 'change', 'outcome', 'took'] as const;

interface Props {
  table: HistoryTable;
  rows: Uint32Array;
  query: HistoryQuery;
  onTurn: (patch: Partial<HistoryQuery>) => void;
  labelledBy: string;
}

/** The table itself: a row for each entry. */
export function Rows({ table, rows, query, onTurn, labelledBy }: Props) {
  const { t } = useDashboard();
  return (
    <VirtualTable
      className="acted"
      labelledBy={labelledBy}
      count={rows.length}
      columns={sortable}
      nameOf={() => t('history.column.at')}
      query={{ sort: 'at', descending: query.descending }}
      onSort={({ descending }) => onTurn({ descending })}
      of={query}
      after={columns.map((one) => (
        <th key={one} scope="col" className={one}>
          {t(`history.column.${one}`)}
        </th>
      ))}
      row={(index) => <Row key={rows[index]} table={table} at={rows[index] ?? 0} index={index} />}
    />
  );
}

function Row({ table, at, index }: { table: HistoryTable; at: number; index: number }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const entry = table.row(at)?.entry;
  if (!entry) return null;
  const { record, outcome } = entry;
  const about = aboutText(entry, t);
  const change = changeOf(entry, t);
  const because = becauseText(entry, t);
  const [tone] = looks[groupOf(outcome)];
  const link = record && rowLinks({ id: record.contactId, leadId: null, contactId: null }, settings).hubspot;
  const kind = kindText(entry.kind, t);
  return (
    <tr aria-rowindex={index + 2} data-tone={tone}>
      <td>{t.time(entry.at)}</td>
      <td title={kind}>{kind}</td>
      <td dir="auto" title={record?.name ?? about}>
        {record && link ? <ExternalLink href={link}>{record.name}</ExternalLink> : about || none}
      </td>
      <td dir="auto" title={change ? `${change.name}: ${change.lines.join(' ')}` : undefined}>
        {change?.lines.map((one, n) => (
          <span key={one} className="line">
            <code>{one}</code> {n === 0 && <span className="quiet">{change.name}</span>}
          </span>
        )) ?? none}
      </td>
      <td title={[outcomeWord(outcome, t), because].filter(Boolean).join(': ')}>
        <span className="mark" aria-hidden="true" />
        {outcomeWord(outcome, t)}
        {because && <span className="quiet"> {because}</span>}
      </td>
      <td>{tookText(entry.took, t) || none}</td>
    </tr>
  );
}

const none = <span className="quiet">–</span>;
