import type { RunView, Which } from '../../../lib/preview/types';
import { Section } from '../../kit';
import { useDashboard } from '../context';
import { Findings } from './Findings';
import { Forecast } from './Forecast';
import { sideName } from './side';

/** A definition looked over: what is doubtful in it, whom it keeps out, and whom time alone takes out. */
export function Outlook({ run, of }: { run: RunView; of: Which }) {
  const { t } = useDashboard();
  const side = run[of];
  if (side.kind === 'everyone') return null;
  return (
    <Section title={t('preview.outlook.title', { name: sideName(side, t) })}>
      <Findings run={run} of={of} />
      <Forecast run={run} of={of} />
    </Section>
  );
}
