import type { Dispatch, SetStateAction } from 'react';
import type { PreviewRow } from '../../../lib/preview/types';
import type { Chosen } from '../../../lib/ui/chosen';
import { rowLinks } from '../../../lib/ui/preview/links';
import { fateOf } from '../../../lib/ui/preview/summary';
import type { SortBy, TableQuery } from '../../../lib/ui/preview/table';
import { ExternalLink } from '../../kit';
import { Choose, ChooseAll } from '../choose/Boxes';
import { useDashboard, useSettings } from '../context';
import { VirtualTable } from '../VirtualTable';
import { WhyButton } from '../why/WhyButton';

const columns: readonly SortBy[] = ['name', 'email', 'fate', 'lastSync'];

/** Enters, leaves, stays, cannot be told: to be seen without colours, too. */
const signs = { enter: '+', leave: '−', stay: '=', unknown: '?' } as const;

interface Props {
  rows: readonly PreviewRow[];
  query: TableQuery;
  onSort: (patch: Partial<TableQuery>) => void;
  labelledBy: string;
  /** Everybody in the rows. */
  contacts: ReadonlySet<string>;
  chosen: Chosen;
  onChoose: Dispatch<SetStateAction<Chosen>>;
}

/** The table itself: a row for each contact that moves. */
export function Rows({ rows, query, onSort, labelledBy, contacts, ...choice }: Props) {
  const { t } = useDashboard();
  return (
    <VirtualTable
      className="moving"
      labelledBy={labelledBy}
      count={rows.length}
      columns={columns}
      nameOf={(by) => t(`preview.column.${by}`)}
      query={query}
      onSort={onSort}
      of={query}
      before={<ChooseAll shown={contacts} {...choice} />}
      after={
        <th scope="col" className="open">
          {t('preview.column.open')}
        </th>
      }
      row={(index) => {
        const row = rows[index];
        return row && <Row key={row.id} row={row} index={index} {...choice} />;
      }}
    />
  );
}

interface RowProps extends Pick<Props, 'chosen' | 'onChoose'> {
  row: PreviewRow;
  index: number;
}

function Row({ row, index, ...choice }: RowProps) {
  const { t } = useDashboard();
  const { hubspot, salesforce } = rowLinks(row, useSettings());
  const change = `${t(`preview.change.${row.change}`)}: `;
  const fate = t(`preview.fate.${fateOf(row)}`);
  // Of those who cannot be told the reason says more.
  const what = row.why ? t(`why.cannot.${row.why}`) : fate;
  return (
    <tr aria-rowindex={index + 2} data-change={row.change}>
      <Choose id={row.id} name={row.name} {...choice} />
      <td dir="auto" title={row.name}>
        {row.name}
      </td>
      <td title={row.email ?? undefined}>{row.email ?? <span className="quiet">–</span>}</td>
      <td title={row.why ? `${change}${fate}. ${what}` : change + what}>
        <span className="sign" aria-hidden="true">
          {signs[row.change]}
        </span>
        <span className="hidden">{change}</span>
        {what}
      </td>
      <td>{row.lastSync === null ? <span className="quiet">{t('preview.never')}</span> : t.time(row.lastSync)}</td>
      <td>
        {hubspot && <ExternalLink href={hubspot}>HubSpot</ExternalLink>}{' '}
        {salesforce && <ExternalLink href={salesforce}>Salesforce</ExternalLink>}{' '}
        <WhyButton id={row.id} name={row.name} />
      </td>
    </tr>
  );
}
