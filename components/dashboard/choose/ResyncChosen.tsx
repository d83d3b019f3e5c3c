import { useState } from 'react';
import type { Reason } from '../../../lib/eligibility/types';
import type { Trouble } from '../../../lib/ui/ask';
import { reasonText } from '../../../lib/ui/text/sentences';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';

interface Props {
  /** HubSpot's ids of those who were chosen, each once. */
  ids: readonly string[];
  /** How many of them the table does not show now, and how all are let go of. */
  hidden: number;
  onClear: () => void;
}

/** How many are chosen, and a resync of them: its plan stands among the jobs until a person confirms it there. */
export function ResyncChosen({ ids, hidden, onClear }: Props) {
  const { t, ask } = useDashboard();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Reason | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  async function plan() {
    setBusy(true);
    setRefused(null);
    setTrouble(null);
    const answer = await ask('bulk-plan', { scope: { kind: 'ids', ids } });
    setBusy(false);
    if (!answer.ok) setTrouble(answer.trouble);
    else if ('refused' in answer.value) setRefused(answer.value.refused);
    else location.hash = '#jobs';
  }
  const isNobody = ids.length === 0;
  return (
    <>
      {!isNobody && (
        <span className="quiet" role="status">
          {t('coverage.table.chosen', { count: ids.length })}
          {hidden > 0 && ` ${t('coverage.table.hidden', { count: hidden })}`}
        </span>
      )}
      <Button look="main" disabled={isNobody} busy={busy} onClick={() => void plan()}>
        {isNobody ? t('coverage.resync.none') : t('coverage.resync', { count: ids.length })}
      </Button>
      {!isNobody && (
        <Button look="plain" onClick={onClear}>
          {t('coverage.table.unchoose')}
        </Button>
      )}
      {refused && !isNobody && (
        <Notice tone="amber" live>
          <p>{reasonText(refused, t)}</p>
          <p>
            <a href="options.html#resync">{t('jobs.start.options')}</a>
          </p>
        </Notice>
      )}
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'jobs')}</p>
        </Notice>
      )}
    </>
  );
}
