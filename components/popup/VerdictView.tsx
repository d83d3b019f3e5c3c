import { useStore } from 'zustand';
import type { Reason } from '../../lib/eligibility/types';
import type { PopupStore } from '../../lib/ui/popup/store';
import type { TakenStore } from '../../lib/ui/taken/store';
import { reasonText } from '../../lib/ui/text/sentences';
import { propertyText } from '../../lib/ui/text/value';
import { EnvironmentMark } from '../environments/Mark';
import { Button, Notice, Pill } from '../kit';
import { Access } from './Access';
import { usePopup } from './context';
import { Facts } from './Facts';
import type { Judged } from './judged';
import { Overwrites } from './Overwrites';
import { Resync } from './Resync';
import { SyncCard } from './taken/SyncCard';
import { Warnings } from './Warnings';
import { Ways } from './Ways';
import { Why } from './Why';
import { WithoutSalesforce } from './WithoutSalesforce';

/** The verdict in full: status, reasons, what may be done, warnings, the facts behind it. */
export function VerdictView({
  view,
  store,
  taken,
}: {
  view: Judged;
  store: PopupStore;
  taken?: TakenStore | undefined;
}) {
  const { t } = usePopup();
  const refreshing = useStore(store, (state) => state.refreshing);
  const { verdict, badge, facts, heartbeatSilent, properties } = view;
  const labelled = (reason: Reason): Reason => {
    const { property } = reason.params;
    if (typeof property !== 'string') return reason;
    return { ...reason, params: { ...reason.params, property: propertyText(property, properties[property], t) } };
  };
  const name = facts.contact?.name ?? (facts.salesforce.checked ? facts.salesforce.pageRow?.name : undefined);
  return (
    <>
      {view.environment && <EnvironmentMark item={view.environment} t={t} />}
      {heartbeatSilent && (
        <Notice tone="red">
          <strong>{t('popup.silent.title')}</strong>
          <p>{t('popup.silent.text', { newestSyncAt: heartbeatSilent.newestSync })}</p>
        </Notice>
      )}
      <header className="head stack">
        <div className="row between">
          <Pill tone={badge.tone} icon={badge.icon}>
            {badge.word}
          </Pill>
          <Button look="plain" busy={refreshing} onClick={() => void store.load(true)}>
            {t('popup.refresh')}
          </Button>
        </div>
        {name ? (
          <h1 dir="auto" title={name}>
            {name}
          </h1>
        ) : (
          <h1 className="hidden">{badge.word}</h1>
        )}
        <ul className="reasons">
          {verdict.reasons.map((reason) => (
            <li key={reason.code}>
              {reasonText(labelled(reason), t)} {reason.rule && <Rule name={reason.rule} />}
            </li>
          ))}
        </ul>
        <p className="quiet small">
          {t('badge.as-of', { seenAt: verdict.asOf })}
          {verdict.notChecked.length > 0 &&
            ` ${t('popup.not-checked', { what: verdict.notChecked.map((what) => t(`popup.not-checked.${what}`)).join(', ') })}`}
        </p>
      </header>
      {taken && <SyncCard view={view} store={taken} />}
      <Resync view={view} store={store} />
      <Overwrites view={view} store={store} />
      <Access key={`${view.ref.crm}/${view.ref.id}`} view={view} tabId={store.tabId} />
      <Warnings view={view} />
      <WithoutSalesforce view={view} />
      <Ways view={view} store={store} />
      <Why view={view} store={store} />
      <Facts view={view} />
    </>
  );
}

/** The number of the rule that a sentence rests on; what it says is in its title. */
export function Rule({ name }: { name: string }) {
  const { t } = usePopup();
  return (
    <abbr className="rule" title={t(`popup.rule.${name}`)}>
      {name}
    </abbr>
  );
}
