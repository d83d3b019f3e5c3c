import { useId } from 'react';
import type { Counts } from '../../../lib/preview/types';
import { useDashboard } from '../context';

const width = 720;
const height = 200;
const bar = 18;
const gap = 6;

/** How the contacts go from the segment in force to the other one: bands as high as they are many. */
export function Picture({ counts, current, other }: { counts: Counts; current: string; other: string }) {
  const { t } = useDashboard();
  const title = useId();
  const number = new Intl.NumberFormat(t.locale);
  const { enter, leave, stay, unknown } = counts;
  // Never thinner than a line that can be seen, where there is anybody at all.
  const all = leave + stay + enter + unknown;
  const room = height - 3 * gap;
  const high = (count: number) => (count === 0 ? 0 : Math.max(3, (count / all) * room));
  const [leaveH, stayH, enterH, unknownH] = [high(leave), high(stay), high(enter), high(unknown)];
  const stayY = leaveH + (leaveH > 0 ? gap : 0);
  const enterY = stayY + stayH + (stayH > 0 ? gap : 0);
  const unknownY = enterY + enterH + (enterH > 0 ? gap : 0);
  const total = unknownY + unknownH;
  const end = width - bar;
  return (
    <figure className="picture">
      <div className="ends" aria-hidden="true">
        <span dir="auto">{t('preview.picture.current', { name: current, size: leave + stay })}</span>
        <span dir="auto">{t('preview.picture.other', { name: other, size: stay + enter })}</span>
      </div>
      <svg
        viewBox={`0 0 ${width} ${Math.max(total, 12)}`}
        role="img"
        aria-labelledby={title}
        preserveAspectRatio="none"
        style={{ height: Math.max(total, 12) }}
      >
        <title id={title}>{t('preview.picture.text', { enter, leave, stay, unknown, current, other })}</title>
        {leave > 0 && (
          <g data-change="leave">
            <rect x={0} y={0} width={bar} height={leaveH} />
            <path
              d={`M${bar} 0H${width * 0.42}L${width * 0.47} ${leaveH / 2}L${width * 0.42} ${leaveH}H${bar}Z`}
              className="band"
            />
          </g>
        )}
        {stay > 0 && (
          <g data-change="stay">
            <rect x={0} y={stayY} width={bar} height={stayH} />
            <rect x={bar} y={stayY} width={end - bar} height={stayH} className="band" />
            <rect x={end} y={stayY} width={bar} height={stayH} />
          </g>
        )}
        {enter > 0 && (
          <g data-change="enter">
            <rect x={end} y={enterY} width={bar} height={enterH} />
            <path
              d={`M${end} ${enterY}H${width * 0.58}L${width * 0.53} ${enterY + enterH / 2}L${width * 0.58} ${enterY + enterH}H${end}Z`}
              className="band"
            />
          </g>
        )}
        {unknown > 0 && (
          <g data-change="unknown">
            <rect x={width * 0.3} y={unknownY} width={width * 0.4} height={unknownH} className="band" />
          </g>
        )}
      </svg>
      <ul className="legend">
        {(['stay', 'enter', 'leave', 'unknown'] as const)
          .filter((name) => name !== 'unknown' || unknown > 0)
          .map((name) => (
            <li key={name} data-change={name}>
              <strong>{number.format(counts[name])}</strong> {t(`preview.change.${name}`)}
            </li>
          ))}
      </ul>
    </figure>
  );
}
