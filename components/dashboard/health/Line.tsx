import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { HealthStore } from '../../../lib/ui/health/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Pill } from '../../kit';
import { useDashboard } from '../context';

interface Props {
  store: HealthStore;
  id: string;
  /** What is known without trying it. */
  words?: string | null;
  /** It is not set up: where that is done. */
  off?: string | false;
  alarm?: boolean;
  /** What is to be said of it beside that. */
  children?: ReactNode;
}

/** One thing that may be tried: how it is, when that was seen, and what to do where it fails. */
export function Line({ store, id, words = null, off = false, alarm = false, children }: Props) {
  const { t } = useDashboard();
  const { view, busy } = useStore(store);
  const turn = view?.turns[id];
  const next = view?.alarms.find(({ name }) => name === id)?.next ?? null;
  const name = t(`health.name.${id}`);
  const state = !turn ? 'unknown' : turn.failure ? 'failed' : 'ok';
  return (
    <li>
      <h3>{name}</h3>
      <div role="status">
        <p>
          {off ? <a href={off}>{t(`health.off.${id}`)}</a> : <State state={state} />} {words}{' '}
          {turn && !turn.failure && <Found id={id} found={turn.found ?? {}} />}
        </p>
        {turn?.failure && !off && <p className="health-failure">{troubleText(turn.failure, t, 'health')}</p>}
        {children}
        <p className="quiet">
          {turn && !off && t(alarm ? 'health.ran' : 'health.tried', { seenAt: turn.at })}{' '}
          {alarm && view && t(next === null ? 'health.not-due' : 'health.due', { dueAt: next })}
        </p>
      </div>
      {!off && (
        <Button
          busy={busy.has(id)}
          onClick={() => void store.attempt(id)}
          aria-label={t(alarm ? 'health.run-it' : 'health.try-it', { name })}
        >
          {t(alarm ? 'health.run' : 'health.try')}
        </Button>
      )}
    </li>
  );
}

const looks = {
  ok: { tone: 'green', icon: 'check' },
  failed: { tone: 'red', icon: 'block' },
  attention: { tone: 'amber', icon: 'warn' },
  unknown: { tone: 'grey', icon: 'question' },
} as const;

export function State({ state }: { state: keyof typeof looks }) {
  return <Pill {...looks[state]}>{useDashboard().t(`health.state.${state}`)}</Pill>;
}

/** What a try found, in words; nothing where there is nothing to say. */
function Found({ id, found }: { id: string; found: Readonly<Record<string, string | number | null>> }) {
  const { t } = useDashboard();
  const isEmpty = Object.values(found).some((one) => one === '' || one === null);
  const key = `health.found.${id}${isEmpty ? '.none' : ''}`;
  return t.has(key) ? t(key, found) : null;
}
