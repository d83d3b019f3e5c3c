import type { ReactNode } from 'react';
import type { EditableSettings } from '../../lib/protocol/pages';
import { floorBounds, shareBounds, type Typed, typedAllocation, typedShare } from '../../lib/ui/options/limits';
import { percentLeft } from '../../lib/ui/text/bulk';
import { Section, TextField } from '../kit';
import { useLinks, useOptions, useView } from './context';
import { Notice, Out } from './parts/basics';
import { SectionPage } from './parts/section';
import { FromPage, Seen } from './parts/seen';
import { useTyped, useWhenTyped } from './parts/typed';

/** How much of both APIs' limits jobs may use, and the allocation that no API tells (R12). */
export function LimitsSection() {
  const { t } = useOptions();
  const { hubspot, settings } = useView();
  const links = useLinks();
  const share = percentLeft(settings.leftToOthers);
  const floor = settings.salesforceFloor == null ? null : Math.round(settings.salesforceFloor * 100);
  return (
    <SectionPage name="limits">
      {!hubspot && <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && (
        <>
          <Section
            title={t('options.limits.allocation-title')}
            aside={<Out href={links.salesforceSettings}>{t('options.limits.open-sync-health')}</Out>}
          >
            <p className="quiet">{t('options.limits.allocation-text')}</p>
            <NumberField
              name="salesforceAllocation"
              now={settings.salesforceAllocation?.toLocaleString(t.locale) ?? ''}
              read={typedAllocation}
              hint={
                <>
                  {t('options.limits.allocation-hint')} <Seen of="salesforceAllocation" />
                </>
              }
            />
            <FromPage />
          </Section>
          <Section title={t('options.limits.share-title')}>
            <NumberField
              name="leftToOthers"
              now={String(share)}
              read={(text) => typedShare(text, shareBounds)}
              hint={t('options.limits.share-hint', { used: 100 - share })}
              usual={0.2}
            />
            <NumberField
              name="salesforceFloor"
              now={floor === null ? '' : String(floor)}
              read={(text) => typedShare(text, floorBounds)}
              hint={t(floor === null ? 'options.limits.floor-as-share' : 'options.limits.floor-hint', { share })}
            />
          </Section>
        </>
      )}
    </SectionPage>
  );
}

interface Props {
  readonly name: 'salesforceAllocation' | 'leftToOthers' | 'salesforceFloor';
  /** The value in force, as it is written. */
  readonly now: string;
  readonly hint: ReactNode;
  /** What an emptied field means, where it cannot be left empty. */
  readonly usual?: number;
  read(text: string): Typed;
}

/** A number that is saved when the field or the page is left; one that cannot be is told why, and the last good one stays. */
function NumberField({ name, now, hint, usual, read }: Props) {
  const { t, store } = useOptions();
  const [text, setText] = useTyped(now);
  const typed = read(text);
  const keep = () => {
    if ('error' in typed || text === now) return;
    const value = typed.value ?? usual ?? null;
    const patch: Partial<EditableSettings> = { [name]: value };
    if (value !== (store.getState().view?.settings[name] ?? null)) void store.save('limits', patch);
  };
  useWhenTyped(text, keep);
  return (
    <TextField
      label={t(`options.limits.${name}`)}
      hint={hint}
      error={'error' in typed ? t(`options.limits.${name}-${typed.error}`) : null}
      className="short"
      inputMode="numeric"
      name={name}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
