import { useDashboard } from '../../context';
import { useBuilt } from '../context';
import { Picker } from '../parts/Picker';
import { Chips } from './Chips';
import { useSeen } from './use-seen';
import type { FieldProps } from './ValueField';

/** Options by their labels. Some properties keep theirs elsewhere: then internal values are typed. */
export function Choices({ values, change, hint, wrong, property }: FieldProps) {
  const { t } = useDashboard();
  const options = useBuilt((state) => state.byName[property]?.options) ?? [];
  const list = values.list ?? [];
  const picks = options
    .filter((one) => !list.includes(one.value))
    .map(({ value, label }) => ({ value, label, hint: value }));
  const known = options.length > 0;
  const seen = useSeen(property);
  const offered = known ? picks : seen.picks.filter((one) => !list.includes(one.value));
  return (
    <div className="value">
      <Chips
        values={list}
        labelOf={(value) => options.find((one) => one.value === value)?.label ?? value}
        gone={(value) => known && !options.some((one) => one.value === value)}
        onRemove={(value) => change({ list: list.filter((one) => one !== value) })}
      />
      <Picker
        label={t('builder.values')}
        shown=""
        picks={offered}
        free={!known}
        searching={seen.searching}
        onOpen={known ? undefined : () => void seen.look()}
        several
        placeholder={t(known ? 'builder.options-search' : 'builder.options-typed')}
        describedBy={hint}
        invalid={wrong}
        onPick={({ value }) => !list.includes(value) && change({ list: [...list, value] })}
      />
      {!known && (
        <p className="small">
          {t(property === 'hubspot_owner_id' ? 'builder.owner-how' : 'builder.options-elsewhere')}
        </p>
      )}
    </div>
  );
}

export function YesNo({ values, change, hint }: FieldProps) {
  const { t } = useDashboard();
  return (
    <div className="value one">
      <select
        className="input"
        aria-label={t('builder.value')}
        aria-describedby={hint}
        value={values.text ?? 'true'}
        onChange={(event) => change({ text: event.target.value })}
      >
        <option value="true">{t('why.value.true')}</option>
        <option value="false">{t('why.value.false')}</option>
      </select>
    </div>
  );
}
