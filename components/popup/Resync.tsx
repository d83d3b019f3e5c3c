import { useStore } from 'zustand';
import type { ResyncMethodId } from '../../lib/eligibility/types';
import type { WriteLine } from '../../lib/protocol/pages';
import type { PopupStore } from '../../lib/ui/popup/store';
import { writeText } from '../../lib/ui/text/resync';
import { failureText, reasonText } from '../../lib/ui/text/sentences';
import { Button, Notice } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';
import { useMeant } from './meant';
import { Progress } from './Progress';
import { Rule } from './VerdictView';

/** One-click resync: what it will write, the button, and the progress; or why it cannot work. */
export function Resync({ view, store }: { view: Judged; store: PopupStore }) {
  const { t } = usePopup();
  const { asking, refused } = useStore(store);
  const meant = useMeant();
  const { verdict, plans, job, links } = view;
  const refusal = refused ?? verdict.refusal;
  // On HubSpot's own page its button is before one's eyes: no way leads there.
  const here = view.ref.crm === 'hubspot';
  // One of an org that is no longer paired stands in nobody's way.
  const running = job !== null && job.state !== 'done' && job.otherOrg === undefined;
  // Without a contact there is nothing that a resync could be about.
  if (!view.facts.contact && !job) return null;
  const [first, ...others] = plans.filter((plan) => plan.available);
  return (
    <section className="resync stack" aria-label={t('popup.resync')}>
      {job?.otherOrg !== undefined && (
        <p className="quiet small">{t('popup.job.other-org', { org: job.otherOrg, createdAt: job.createdAt })}</p>
      )}
      {view.ledger && (
        <Notice tone="red">
          <p>{failureText(view.ledger, t)}</p>
        </Notice>
      )}
      {job && <Progress job={job} button={here ? undefined : links.hubspotRecord} store={store} />}
      {!running && refusal && (
        <Notice tone="grey" icon="block">
          <p>
            {reasonText(refusal, t)} {refusal.rule && <Rule name={refusal.rule} />}
          </p>
        </Notice>
      )}
      {!running && !refusal && first && (
        <>
          <div className="row between">
            <Button look="main" busy={asking === first.method} onClick={meant(() => store.resync(first.method))}>
              {t(`popup.resync.${first.method}`)}
            </Button>
            <span className="quiet small">{t(`popup.resync.how.${first.method}`)}</span>
          </div>
          <Writes writes={first.writes} />
          {others.length > 0 && (
            <div className="row">
              <span className="quiet small">{t('popup.resync.or')}</span>
              {others.map((plan) => (
                <Other key={plan.method} method={plan.method} writes={plan.writes} store={store} asking={asking} />
              ))}
            </div>
          )}
        </>
      )}
      {!running && !refusal && here && <p className="quiet small">{t('popup.resync.place-here')}</p>}
      {!running && !refusal && <NotSetUp plans={plans} />}
    </section>
  );
}

/** Methods that cannot be used yet, each with what it lacks. */
function NotSetUp({ plans }: { plans: Judged['plans'] }) {
  const { t, doors } = usePopup();
  const lacking = plans.flatMap(({ method, why }) => (why === undefined ? [] : [{ method, why }]));
  if (lacking.length === 0) return null;
  return (
    <details className="small">
      <summary>{t('popup.resync.not-set-up', { count: lacking.length })}</summary>
      <ul className="lacking">
        {lacking.map(({ method, why }) => (
          <li key={method}>
            <strong>{t(`popup.resync.${method}`)}</strong>:{' '}
            {reasonText({ rule: null, code: `why.${why}`, params: {} }, t)}
          </li>
        ))}
      </ul>
      <Button look="plain" onClick={() => doors.openOptions('resync')}>
        {t('popup.way.options.resync')}
      </Button>
    </details>
  );
}

interface OtherProps {
  method: ResyncMethodId;
  writes: readonly WriteLine[];
  store: PopupStore;
  asking: ResyncMethodId | null;
}

function Other({ method, writes, store, asking }: OtherProps) {
  const { t } = usePopup();
  const meant = useMeant();
  const what = writes.map((line) => writeText(line, t)).join('; ');
  return (
    <span>
      <Button look="plain" busy={asking === method} onClick={meant(() => store.resync(method))}>
        {t(`popup.resync.${method}`)}
      </Button>
      {what && <code className="quiet small"> {what}</code>}
    </span>
  );
}

/** What is going to be written or was written, as `property: old → new`. */
export function Writes({ writes }: { writes: readonly WriteLine[] }) {
  const { t } = usePopup();
  if (writes.length === 0) return <p className="quiet small">{t('popup.resync.writes-nothing')}</p>;
  return (
    <ul className="writes small">
      {writes.map((line) => (
        <li key={`${line.record}-${line.property}`}>
          {t(`popup.writes.${line.where}`)} <code>{writeText(line, t)}</code>
        </li>
      ))}
    </ul>
  );
}
