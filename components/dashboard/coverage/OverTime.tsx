import { useId } from 'react';
import type { Snapshot } from '../../../lib/protocol/coverage-pages';
import type { Tone } from '../../../lib/ui/badge-view';
import { percent, sharesOf, toneOfClass } from '../../../lib/ui/coverage/words';
import { Section } from '../../kit';
import { useDashboard } from '../context';

/** From what syncs, at the foot, to what has nothing to do with it. */
const order: readonly Tone[] = ['green', 'amber', 'red', 'grey'];
const shownAtMost = 16;
const [width, height] = [40, 96];

/** A column for each snapshot, oldest first, divided by what its classes mean. */
export function OverTime({ snapshots, shown }: { snapshots: readonly Snapshot[]; shown: string }) {
  const { t } = useDashboard();
  const title = useId();
  const all = snapshots.slice(0, shownAtMost).reverse();
  const day = new Intl.DateTimeFormat(t.locale === 'en' ? 'en-GB' : 'de-DE', { day: 'numeric', month: 'short' });
  return (
    <Section title={t('coverage.time.title')}>
      <ul className="legend">
        {order.map((tone) => (
          <li key={tone} data-tone={tone}>
            {t(`coverage.time.${tone}`)}
          </li>
        ))}
      </ul>
      <p id={title} className="hidden">
        {all
          .map(
            (one) =>
              `${day.format(one.takenAt)}: ${tonesOf(one)
                .map(({ tone, share }) => `${t(`coverage.time.${tone}`)} ${percent(share, t)}`)
                .join(', ')}`,
          )
          .join('. ')}
      </p>
      <div className="over-time" role="img" aria-labelledby={title}>
        {all.map((one) => {
          let y = height;
          return (
            <figure key={one.id} data-shown={one.id === shown || undefined}>
              <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
                {tonesOf(one).map(({ tone, share }) => {
                  y -= share * height;
                  return <rect key={tone} data-tone={tone} x={0} y={y} width={width} height={share * height} />;
                })}
              </svg>
              <figcaption>{day.format(one.takenAt)}</figcaption>
            </figure>
          );
        })}
      </div>
    </Section>
  );
}

function tonesOf({ counts, contacts }: Snapshot) {
  const shares = sharesOf(counts, contacts);
  return order.map((tone) => ({
    tone,
    share: shares.filter(({ status }) => toneOfClass(status) === tone).reduce((sum, one) => sum + one.share, 0),
  }));
}
