import { useMemo } from 'react';
import {
  type Offer,
  offerChosen,
  offerOf,
  offersFor,
  type PropertyCriterion,
  propertyChosen,
  valuesChanged,
} from '../../../lib/ui/builder/model';
import { useDashboard } from '../context';
import { useBuilder, useBuilt } from './context';
import { Picker } from './parts/Picker';
import { ValueField } from './values/ValueField';

/** Property, operator, and the values beside it. */
export function PropertyFields({
  criterion,
  hint,
  wrong,
}: {
  criterion: PropertyCriterion;
  hint: string;
  wrong: boolean;
}) {
  const { t } = useDashboard();
  const store = useBuilder();
  const properties = useBuilt((state) => state.properties);
  const info = useBuilt((state) => state.byName[criterion.property]);
  const picks = useMemo(
    () =>
      [...properties]
        .sort((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label))
        .map(({ name, label, group, type }) => ({ value: name, label, hint: name, heading: groupWords(group), type })),
    [properties],
  );
  const offer = offerOf(criterion.offer);
  const shown = criterion.property === '' ? '' : (info?.label ?? criterion.property);
  return (
    <div className={criterion.property === '' ? 'fields blank' : 'fields'}>
      <Picker
        label={t('builder.property')}
        shown={shown}
        picks={picks}
        placeholder={t('builder.property-search')}
        describedBy={hint}
        autoFocus={criterion.property === '' && criterion.id > 2}
        onPick={({ value }) => {
          const type = properties.find((one) => one.name === value)?.type ?? '';
          store.edit(propertyChosen(criterion.id, value, type));
        }}
      />
      {criterion.property !== '' && (
        <select
          className="input operator"
          aria-label={t('builder.operator')}
          value={criterion.offer}
          onChange={(event) => store.edit(offerChosen(criterion.id, event.target.value))}
        >
          <Operators type={info?.type ?? ''} current={offer} />
        </select>
      )}
      {offer && <ValueField criterion={criterion} input={offer.input} hint={hint} wrong={wrong} />}
      {offer?.negative && (
        <label className="check">
          <input
            type="checkbox"
            checked={criterion.values.unset === true}
            onChange={(event) => store.edit(valuesChanged(criterion.id, { unset: event.target.checked || undefined }))}
          />
          {t('builder.unset')}
        </label>
      )}
    </div>
  );
}

/** Operators by heading; one that does not suit the type stays in sight while it is chosen. */
function Operators({ type, current }: { type: string; current: Offer | undefined }) {
  const { t } = useDashboard();
  const fitting = offersFor(type);
  const all = current && !fitting.includes(current) ? [current, ...fitting] : fitting;
  const headings = [...new Set(all.map((one) => one.group))];
  return (
    <>
      {!current && <option value="" />}
      {headings.map((heading) => (
        <optgroup key={heading} label={t(`builder.op-group.${heading}`)}>
          {all
            .filter((one) => one.group === heading)
            .map(({ id }) => (
              <option key={id} value={id}>
                {t(`builder.op.${id}`)}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}

/** HubSpot's names of groups as words: `contact_activity` → `contact activity`. */
const groupWords = (group: string) => group.replaceAll('_', ' ');
