import { gapText } from '../../lib/ui/text/sentences';
import { Button, Notice } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';

/** Salesforce was not looked at: why, and what to do. The verdict stands without it. */
export function WithoutSalesforce({ view }: { view: Judged }) {
  const { t, doors } = usePopup();
  const { salesforce, gap } = view.facts;
  // Where HubSpot's half is missing, the verdict itself says what to do.
  if (salesforce.checked || gap || salesforce.gap.code === 'loading') return null;
  return (
    <Notice tone="grey">
      <p>{gapText({ service: 'salesforce', ...salesforce.gap }, t)}</p>
      <Button look="plain" onClick={() => doors.openOptions('salesforce')}>
        {t('popup.way.options.salesforce')}
      </Button>
    </Notice>
  );
}
