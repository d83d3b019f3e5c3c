import type { Dispatch, SetStateAction } from 'react';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import { type ListQuery, type ListRow, type ListSort, stateOfRow } from '../../../lib/ui/checklist/table';
import { becauseText, stateWord, toneOf } from '../../../lib/ui/checklist/words';
import type { Chosen } from '../../../lib/ui/chosen';
import { rowLinks } from '../../../lib/ui/preview/links';
import { ExternalLink } from '../../kit';
import { Choose, ChooseAll } from '../choose/Boxes';
import { useDashboard, useSettings } from '../context';
import { VirtualTable } from '../VirtualTable';

const columns: readonly ListSort[] = ['number', 'given', 'name', 'state'];

interface Props {
  list: ChecklistView;
  rows: readonly ListRow[];
  query: ListQuery;
  onSort: (patch: Partial<ListQuery>) => void;
  labelledBy: string;
  /** Everybody whom the rows name. */
  contacts: ReadonlySet<string>;
  chosen: Chosen;
  onChoose: Dispatch<SetStateAction<Chosen>>;
}

/** The table itself: a row for each of the list. */
export function ResultRows({ list, rows, query, onSort, labelledBy, contacts, ...choice }: Props) {
  const { t } = useDashboard();
  const nameOf = (by: ListSort) => {
    if (by === 'number') return t('checklist.column.row');
    return (by === 'given' && list.head?.[list.column]) || t(`checklist.column.${by}`);
  };
  return (
    <VirtualTable
      className="checked"
      labelledBy={labelledBy}
      count={rows.length}
      columns={columns}
      nameOf={nameOf}
      query={query}
      onSort={onSort}
      of={query}
      before={<ChooseAll shown={contacts} {...choice} />}
      after={
        <>
          <th scope="col">{t('checklist.column.because')}</th>
          <th scope="col" className="open">
            {t('preview.column.open')}
          </th>
        </>
      }
      row={(index) => {
        const row = rows[index];
        return row && <Row key={row.number} row={row} index={index} column={list.column} {...choice} />;
      }}
    />
  );
}

interface RowProps extends Pick<Props, 'chosen' | 'onChoose'> {
  row: ListRow;
  index: number;
  column: number;
}

function Row({ row, index, column, ...choice }: RowProps) {
  const { t } = useDashboard();
  const settings = useSettings();
  const { result } = row;
  const state = stateOfRow(row);
  const because = becauseText(row, t);
  const given = row.cells[column] ?? '';
  const record = result?.salesforce ?? null;
  const ids = {
    contactId: record?.object === 'Contact' ? record.id : null,
    leadId: record?.object === 'Lead' ? record.id : null,
  };
  const { hubspot, salesforce } = rowLinks({ id: result?.contactId ?? '', ...ids }, settings);
  return (
    <tr aria-rowindex={index + 2} data-tone={toneOf(state)}>
      <Choose id={result?.contactId ?? null} name={result?.name ?? given} {...choice} />
      <td className="number">{t('jobs.number', { n: row.number })}</td>
      <td dir="auto" title={given}>
        {given || <span className="quiet">–</span>}
      </td>
      <td dir="auto" title={result?.name ?? undefined}>
        {result?.name ?? <span className="quiet">–</span>}
      </td>
      <td>
        <span className="mark" aria-hidden="true" />
        {stateWord(state, t)}
      </td>
      <td title={because}>
        {row.again && <span className="quiet">{t('checklist.again')} </span>}
        {because}
        {result && result.warnings.length > 0 && (
          <span className="quiet"> {t('checklist.warnings', { count: result.warnings.length })}</span>
        )}
      </td>
      <td>
        {hubspot && result?.contactId && <ExternalLink href={hubspot}>HubSpot</ExternalLink>}{' '}
        {salesforce && <ExternalLink href={salesforce}>Salesforce</ExternalLink>}
      </td>
    </tr>
  );
}
