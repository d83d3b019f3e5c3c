import type { Json } from '../../../lib/segments/types';
import { linesOf } from '../../../lib/ui/builder/words';
import { useWords } from './context';
import { Sign } from './parts/Sign';

/** A part of a copy that cannot be edited here, in words. */
export function KeptPart({ raw }: { raw: Json }) {
  const { t, names } = useWords();
  return (
    <div className="kept">
      <p className="kept-tag" title={t('builder.kept-why')}>
        <Sign name="lock" /> {t('builder.kept-part')}
      </p>
      <ul>
        {linesOf(raw, names, t).map(({ path, words, depth }) => (
          <li key={path} style={{ paddingInlineStart: `${depth * 16}px` }} dir="auto">
            {words}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('builder.kept-why')}</p>
    </div>
  );
}
