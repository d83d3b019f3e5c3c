import { useStore } from 'zustand';
import type { PopupStore } from '../../lib/ui/popup/store';
import { overwriteBoth, overwriteGroups, overwriteTitle, overwriteWay } from '../../lib/ui/text/overwrite';
import { propertyText } from '../../lib/ui/text/value';
import type { OverwriteView } from '../../lib/why/overwrite-view';
import { Button } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';
import './overwrites.css';

/** What a sync of this contact would overwrite: open where a value would be lost, folded where none would. */
export function Overwrites({ view, store }: { view: Judged; store: PopupStore }) {
  const { t } = usePopup();
  const { overwrites: read, readingOverwrites } = useStore(store);
  const found = read ? read.view : view.overwrites;
  const isRunning = view.job !== null && view.job.state !== 'done';
  if (!found || isRunning) return null;
  const { lost, open, filled, equal } = overwriteGroups(found);
  return (
    <details className="overwrites small" open={lost.length > 0}>
      <summary>{overwriteTitle(found, t)}</summary>
      {found.record && (
        <p className="quiet">{t(`why.overwrite.with.${found.record.object}`, { name: found.record.name })}</p>
      )}
      {found.several && <p>{t('why.overwrite.several')}</p>}
      <ul className="overwrite-list">
        {[...lost, ...open, ...filled].map((one) => (
          <Field key={one.property} one={one} />
        ))}
      </ul>
      {equal > 0 && <p className="quiet">{t('why.overwrite.equal', { count: equal })}</p>}
      {found.mayRead && (
        <div className="row">
          <Button look="plain" busy={readingOverwrites} onClick={() => void store.readOverwrites()}>
            {t('why.overwrite.read')}
          </Button>
        </div>
      )}
    </details>
  );
}

function Field({ one }: { one: OverwriteView['fields'][number] }) {
  const { t } = usePopup();
  const way = overwriteWay(one, t);
  return (
    <li data-loses={one.losesIn ?? undefined}>
      <strong dir="auto" title={one.property}>
        {one.label === one.property ? propertyText(one.property, undefined, t) : one.label}
      </strong>
      {way ? (
        <span>
          {way.where}: {one.losesIn ? <del>{way.before}</del> : <bdi>{way.before}</bdi>} → <ins>{way.after}</ins>
        </span>
      ) : (
        <bdi>{overwriteBoth(one, t)}</bdi>
      )}
      <span className="quiet">{t(`why.overwrite.because.${one.because}`)}</span>
    </li>
  );
}
