import type { Offer } from '../../../lib/ui/taken/offers';
import type { TakenState, TakenStore } from '../../../lib/ui/taken/store';
import { offerValue } from '../../../lib/ui/text/taken';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { usePopup } from '../context';
import { useMeant } from '../meant';

type Offered = Extract<TakenState, { is: 'offered' }>;

/** Old → new, each with a tick; what is so already is a number; what is not in the accounts is named and left. */
export function OfferList({ state, store }: { state: Offered; store: TakenStore }) {
  const { t } = usePopup();
  const meant = useMeant();
  const { offers, ticked, saving, taken, trouble, seenAt, mappingConfirmed, fieldsTrouble } = state;
  const { differing, same, unknown } = offers;
  const count = differing.filter(({ key, locked }) => !locked && ticked.includes(key)).length;
  const tookRows = differing.some(({ key, name }) => name === 'mapping' && ticked.includes(key));
  return (
    <>
      <p className="quiet small">{t('popup.taken.text', { seenAt })}</p>
      {differing.length > 0 && (
        <ul className="offers">
          {differing.map((offer) => (
            <Row key={offer.key} offer={offer} state={state} store={store} />
          ))}
        </ul>
      )}
      {differing.length === 0 && same > 0 && <p>{t('popup.taken.all-same')}</p>}
      {differing.length > 0 && same > 0 && <p className="quiet small">{t('popup.taken.same', { count: same })}</p>}
      {fieldsTrouble && (
        <Notice tone="grey">
          <p>
            {t('popup.taken.no-fields')} {troubleText(fieldsTrouble, t, 'popup')}
          </p>
        </Notice>
      )}
      {unknown.length > 0 && (
        <details className="small">
          <summary>{t('popup.taken.unknown', { count: unknown.length })}</summary>
          <ul className="lacking">
            {unknown.map(({ name, words }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is never sorted, and words may stand there twice
              <li key={n}>
                <bdi>{words}</bdi> <span className="quiet">{t(`popup.taken.unknown.${name}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'popup')}</p>
        </Notice>
      )}
      {taken !== null && (
        <Notice tone="green" live>
          <p>{t('popup.taken.done', { count: taken })}</p>
          {tookRows && !mappingConfirmed && <p>{t('popup.taken.confirm-mapping')}</p>}
        </Notice>
      )}
      {taken === null && differing.length > 0 && (
        <div className="row">
          <Button look="main" busy={saving} disabled={count === 0} onClick={meant(() => store.take())}>
            {t('popup.taken.take', { count })}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ offer, state, store }: { offer: Offer; state: Offered; store: TakenStore }) {
  const { t } = usePopup();
  const { key, name, of, now, next, locked } = offer;
  return (
    <li data-offer={key}>
      <label>
        <input
          type="checkbox"
          checked={!locked && state.ticked.includes(key)}
          disabled={locked || state.taken !== null}
          onChange={() => store.tick(key)}
        />
        <span>
          <strong dir="auto">{of ?? t(`popup.taken.name.${name}`)}</strong>
          <span className="old-new">
            <bdi className="quiet">{offerValue(name, now, t)}</bdi> → <bdi>{offerValue(name, next, t)}</bdi>
          </span>
          {locked && <span className="quiet small">{t('popup.taken.locked')}</span>}
        </span>
      </label>
    </li>
  );
}
