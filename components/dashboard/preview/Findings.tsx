import { useState } from 'react';
import type { LintView } from '../../../lib/preview/lint';
import type { HeldCounts, RunView, Which } from '../../../lib/preview/types';
import { findingText } from '../../../lib/ui/text/change';
import { sentenceText } from '../../../lib/ui/text/why';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';
import { durationText } from './EstimateLine';

interface Props {
  run: RunView;
  of: Which;
}

/** What is doubtful in the criteria, and how many contacts each of them keeps out. */
export function Findings({ run, of }: Props) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const [lint, setLint] = useState<LintView | null>(null);
  const [busy, setBusy] = useState(false);
  async function look() {
    setBusy(true);
    setLint(await store.lint(of));
    setBusy(false);
  }
  const counted = isCounted(run, of) ? (run.held[of] ?? null) : null;
  return (
    <div className="stack">
      <h3>{t('preview.lint.title')}</h3>
      {!lint && (
        <div className="row">
          <Button busy={busy} onClick={() => void look()}>
            {t('preview.lint.start')}
          </Button>
          <p className="quiet">{t('preview.lint.lead')}</p>
        </div>
      )}
      {lint && lint.findings.length === 0 && (
        <Notice tone="green" live>
          {t('preview.lint.nothing')}
        </Notice>
      )}
      {lint?.findings.map((finding) => (
        <Notice
          key={`${finding.code} ${finding.paths.join()}`}
          tone={finding.code === 'cannot-tell' ? 'grey' : 'amber'}
        >
          <p>{findingText(finding, t)}</p>
          {counted && finding.code !== 'cannot-tell' && <Kept lint={lint} counts={counted} only={finding.paths} />}
        </Notice>
      ))}
      {lint && (counted ? <Everything lint={lint} counts={counted} /> : <Offer run={run} of={of} lint={lint} />)}
    </div>
  );
}

/** A draft was held against everybody to be previewed at all; a segment is when a person asks. */
const isCounted = (run: RunView, of: Which) =>
  run.finished.includes(`held-${of}`) || (of === 'other' && run.other.kind === 'draft');

function Offer({ run, of, lint }: Props & { lint: LintView }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const { cost } = lint;
  if (!cost || lint.criteria.length === 0) return null;
  return (
    <div className="row">
      <Button disabled={run.state === 'running'} onClick={() => void store.want(`held-${of}`)}>
        {t('preview.held.start')}
      </Button>
      <p className="quiet">
        {t(cost.leastCalls === cost.mostCalls ? 'preview.held.cost' : 'preview.held.cost-between', {
          count: cost.contacts,
          least: cost.leastCalls,
          most: cost.mostCalls,
          time: durationText(cost.mostSeconds * 1000, t),
        })}
      </p>
    </div>
  );
}

function Everything({ lint, counts }: { lint: LintView; counts: HeldCounts }) {
  const { t } = useDashboard();
  return (
    <details open={lint.findings.length === 0}>
      <summary>{t('preview.held.all', { count: counts.judged })}</summary>
      <Kept lint={lint} counts={counts} />
    </details>
  );
}

const keptOut = (failing: number, alone: number) =>
  failing === 0 ? 'keeps-none' : alone === 0 ? 'keeps-never-alone' : 'keeps';

/** Criteria in words with their counts; `only`: those of one finding. */
function Kept({ lint, counts, only }: { lint: LintView; counts: HeldCounts; only?: readonly string[] }) {
  const { t } = useDashboard();
  const shown = lint.criteria.filter(({ path }) => !only || only.includes(path));
  return (
    <ul className="kept-out">
      {shown.map(({ path, sentence }) => {
        const { failing = 0, alone = 0 } = counts.by[path] ?? {};
        return (
          <li key={path} data-path={path}>
            <bdi>{sentenceText(sentence, t)}</bdi>{' '}
            <span className="quiet">
              {sentence.code.startsWith('opaque.')
                ? t('preview.held.cannot')
                : t(`preview.held.${keptOut(failing, alone)}`, { count: failing, alone })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
