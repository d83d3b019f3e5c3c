import { useId } from 'react';
import type { Bucket } from '../../../lib/ui/quota/buckets';
import { useDashboard } from '../context';

const height = 96;
const width = 40;

interface Props {
  title: string;
  buckets: readonly Bucket[];
  label: (at: number) => string;
}

/** A column for each hour or day, oldest first: ours in front of everybody's, as high as the largest of them. */
export function Columns({ title, buckets, label }: Props) {
  const { t } = useDashboard();
  const words = useId();
  const most = Math.max(1, ...buckets.map(({ own, total }) => Math.max(own, total?.used ?? 0)));
  // What is there at all is seen, however small beside the rest.
  const high = (calls: number) => (calls === 0 ? 0 : Math.max(2, (calls / most) * height));
  const every = Math.ceil(buckets.length / 8);
  const said = buckets
    .filter(({ own, total }) => own > 0 || total)
    .map(({ at, own, total }) =>
      total
        ? t('quota.column-of', { when: label(at), own, used: total.used })
        : t('quota.column', { when: label(at), own }),
    );
  return (
    <figure className="quota-columns">
      <figcaption>
        <strong>{title}</strong> <span className="quiet">{t('quota.most', { most })}</span>
      </figcaption>
      <p id={words} className="hidden">
        {said.join('; ')}
      </p>
      <div role="img" aria-labelledby={words}>
        {buckets.map(({ at, own, total }, n) => (
          <span key={at} className="column">
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
              {total && (
                <rect className="others" width={width} y={height - high(total.used)} height={high(total.used)} />
              )}
              <rect className="ours" width={width} y={height - high(own)} height={high(own)} />
            </svg>
            <span className="when">{n % every === (buckets.length - 1) % every ? label(at) : '\u00a0'}</span>
          </span>
        ))}
      </div>
    </figure>
  );
}
