import { type ReactNode, useState } from 'react';
import { Button, FactList, Section } from '../kit';
import { useLinks, useOptions, useView } from './context';
import { NeverSynced } from './never-synced';
import { Notice, Out, Tag } from './parts/basics';
import { useLocked } from './parts/managed';
import { SectionPage } from './parts/section';
import { FromPage, Seen } from './parts/seen';
import { SegmentPicker } from './segment-picker';

/** Which segment decides what syncs. No API tells it: the admin says it, the check proves it. */
export function SegmentSection() {
  const { t } = useOptions();
  const { hubspot, settings } = useView();
  const { segment } = settings;
  return (
    <SectionPage name="segment">
      {!hubspot && <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && (
        <SegmentParts>
          {segment.mode === 'segment' && <NeverSynced key={segment.id} segmentId={segment.id} />}
        </SegmentParts>
      )}
    </SectionPage>
  );
}

/** The choice and HubSpot's own path to it, for the section and for the guide. A portal is connected. */
export function SegmentParts({ children }: { children?: ReactNode }) {
  const { settings } = useView();
  const [changing, setChanging] = useState(false);
  const chosen = settings.segment.mode !== 'unset';
  return (
    <>
      {chosen && <Chosen changing={changing} onChange={() => setChanging(!changing)} />}
      {(!chosen || changing) && <SegmentPicker onChosen={() => setChanging(false)} />}
      {children}
      <PathInHubspot />
    </>
  );
}

function Chosen({ changing, onChange }: { changing: boolean; onChange: () => void }) {
  const { t } = useOptions();
  const { segment, settings } = useView();
  const locked = useLocked('segment');
  const links = useLinks();
  const none = settings.segment.mode === 'none';
  const status = segment?.processingStatus ?? '';
  const rows = none
    ? []
    : ([
        [t('options.segment.name'), segment?.name ?? t('options.unknown')],
        [
          t('options.segment.size'),
          segment?.size == null ? t('options.unknown') : t('options.segment.members', { count: segment.size }),
        ],
        [t('options.segment.kind'), segment && !segment.disabled && status !== '' ? t('options.segment.active') : null],
        [t('options.segment.status'), statusWords(status, t)],
      ] as const);
  return (
    <Section
      title={t('options.segment.chosen')}
      aside={
        !none && segment?.disabled ? (
          <Tag tone="bad">{t('options.segment.invalid')}</Tag>
        ) : (
          <Tag tone="ok">{t('options.segment.chosen-tag')}</Tag>
        )
      }
    >
      {none ? <p>{t('options.segment.none-chosen')}</p> : <FactList rows={rows} />}
      {!none && segment?.disabled && <Notice tone="bad">{t(`options.segment.disabled.${segment.disabled}`)}</Notice>}
      {!none && status !== '' && status !== 'COMPLETE' && (
        <Notice tone="info">{t('options.segment.processing')}</Notice>
      )}
      <Seen of="segment" />
      <div className="row">
        {locked ? (
          <span className="hint">{t('options.managed.this')}</span>
        ) : (
          <Button onClick={onChange} aria-expanded={changing}>
            {t(changing ? 'options.cancel' : 'options.segment.change')}
          </Button>
        )}
        {!none && <Out href={links.segment}>{t('options.segment.open')}</Out>}
      </div>
    </Section>
  );
}

/** HubSpot's own steps (R7), each with a link to its page. */
function PathInHubspot() {
  const { t } = useOptions();
  const links = useLinks();
  return (
    <Section title={t('options.segment.path-title')}>
      <p className="hint">{t('options.segment.path-text')}</p>
      <ol className="how">
        <li>
          {t('options.segment.path-1')} <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
        </li>
        <li>{t('options.segment.path-2')}</li>
        <li>
          {t('options.segment.path-3')} <Out href={links.segmentsTool}>{t('options.segment.open-tool')}</Out>
        </li>
      </ol>
      <FromPage />
    </Section>
  );
}

/** HubSpot's processing status in words; its own code where it is a new one. */
export function statusWords(status: string, t: ReturnType<typeof useOptions>['t']): string {
  if (status === '') return t('options.unknown');
  return t.has(`options.segment.status.${status}`) ? t(`options.segment.status.${status}`) : status;
}
