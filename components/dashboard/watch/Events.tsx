import { useState } from 'react';
import type { WatchEvent, WatchView } from '../../../lib/protocol/watch-pages';
import type { BadgeIcon, Tone } from '../../../lib/ui/badge-view';
import { rowLinks } from '../../../lib/ui/preview/links';
import { eventText } from '../../../lib/ui/text/watch';
import { Button, ExternalLink, Icon, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useWatch, useWatchStore } from './context';
import { DifferenceView } from './DifferenceView';

const looks: Readonly<Partial<Record<WatchEvent['code'], readonly [Tone, BadgeIcon]>>> = {
  deleted: ['red', 'block'],
  invalid: ['red', 'block'],
  silent: ['red', 'block'],
  failed: ['red', 'block'],
  edited: ['amber', 'warn'],
  size: ['amber', 'warn'],
  dropped: ['amber', 'warn'],
  stuck: ['amber', 'clock'],
  back: ['green', 'check'],
  valid: ['green', 'check'],
  restored: ['green', 'check'],
};
/** So many are shown at first. */
const first = 12;

/** What happened, newest first. */
export function Events({ view }: { view: WatchView }) {
  const { t } = useDashboard();
  const store = useWatchStore();
  const { busy } = useWatch();
  const [all, setAll] = useState(false);
  const { events, unread } = view;
  const shown = all ? events : events.slice(0, first);
  return (
    <Section
      title={t('watch.events.title')}
      aside={
        unread > 0 && (
          <Button busy={busy === 'read'} onClick={() => void store.read()}>
            {t('watch.events.read')}
          </Button>
        )
      }
    >
      {events.length <= 1 && <p className="quiet">{t('watch.events.none')}</p>}
      <ol className="events">
        {shown.map((event) => (
          <Event key={event.number} event={event} view={view} />
        ))}
      </ol>
      {shown.length < events.length && (
        <div className="row">
          <Button look="plain" onClick={() => setAll(true)}>
            {t('watch.events.more', { count: events.length - shown.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Event({ event, view }: { event: WatchEvent; view: WatchView }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const { code, at, people, number, seenAt } = event;
  const [tone, icon] = looks[code] ?? ['grey', 'minus'];
  const place = view.versions.findIndex((one) => one.seenAt === seenAt);
  const [version, before] = place < 0 ? [] : view.versions.slice(place, place + 2);
  const isNew = number > view.readUpTo && code !== 'begun';
  const link = (id: string) => rowLinks({ id, leadId: null, contactId: null }, settings).hubspot ?? '';
  return (
    <li data-tone={tone}>
      <Icon name={icon} />
      <div className="stack">
        <p>
          <span className="quiet">{t.time(at)}</span>{' '}
          {isNew && <strong className="new">{t('watch.events.new')}</strong>}
        </p>
        <p>
          <bdi>{eventText(event, t)}</bdi>
        </p>
        {people.length > 0 && (
          <p className="names">
            {people.map(({ id, name }) => (
              <bdi key={id}>
                <ExternalLink href={link(id)}>{name}</ExternalLink>
              </bdi>
            ))}
          </p>
        )}
        {code !== 'resaved' && version?.isKept && before?.isKept && (
          <DifferenceView from={before.seenAt} to={version.seenAt} summary={t('watch.events.show')} />
        )}
      </div>
    </li>
  );
}
