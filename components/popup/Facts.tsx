import { FactList } from '../kit';
import { Changes } from './Changes';
import { usePopup } from './context';
import type { Judged } from './judged';

const shownSyncs = 5;

/** The facts behind the verdict, folded: they are for the one who doubts it. */
export function Facts({ view }: { view: Judged }) {
  const { t } = usePopup();
  const { facts, links, anchor } = view;
  const { contact, segment } = facts;
  const time = (at: number | null | undefined) => (at === null || at === undefined ? null : t.time(at));
  const linkedId = contact?.contactId ?? contact?.leadId;
  const member = contact?.membership;
  return (
    <details className="facts-of">
      <summary>{t('popup.facts')}</summary>
      <FactList
        rows={[
          [t('popup.fact.email'), contact && (contact.email ?? t('popup.fact.none'))],
          [t('popup.fact.more-emails'), contact?.additionalEmails.join(', ')],
          [t('popup.fact.segment'), segment && <bdi>{segment.name}</bdi>],
          [t('popup.fact.member'), contact && segment && (member ? t('popup.fact.member-yes') : t('popup.fact.no'))],
          [t('popup.fact.member-since'), time(member?.lastAdded)],
          [t('popup.fact.linked'), linkedId && <Linked id={linkedId} href={links.salesforceRecords?.[linkedId]} />],
          [t('popup.fact.last-sync'), contact && (time(contact.lastSync) ?? t('popup.fact.never'))],
          [t('popup.fact.sync-log'), contact && <SyncLog log={contact.syncLog} />],
          [t('popup.fact.changes'), contact && <Changes contact={contact} view={view} />],
          [t('popup.fact.anchor'), anchor && <code>{anchor}</code>],
        ]}
      />
    </details>
  );
}

function Linked({ id, href }: { id: string; href?: string }) {
  return href ? (
    <a href={href} target="_blank" rel="noreferrer">
      <code>{id}</code>
    </a>
  ) : (
    <code>{id}</code>
  );
}

function SyncLog({ log }: { log: readonly number[] | null }) {
  const { t } = usePopup();
  if (log === null) return t('popup.fact.no-log');
  if (log.length === 0) return t('popup.fact.never');
  return (
    <ul>
      {log.slice(0, shownSyncs).map((at) => (
        <li key={at}>{t.time(at)}</li>
      ))}
      {log.length > shownSyncs && <li className="quiet">{t('popup.more', { count: log.length - shownSyncs })}</li>}
    </ul>
  );
}
