import { useState } from 'react';
import type { EnvironmentItem } from '../../lib/protocol/pages';
import { guideHash, setupCount } from '../../lib/ui/options/guide';
import { EnvironmentMark } from '../environments/Mark';
import { Button, Section } from '../kit';
import { useOptions, useTask, useView } from './context';
import { AskFirst } from './parts/ask-first';
import { Tag, TroubleNotice } from './parts/basics';
import { SectionPage } from './parts/section';
import { TokenForm } from './token-form';

/** Production and sandboxes: which are connected, which one is shown here, another one, and one less. */
export function EnvironmentsSection() {
  const { t } = useOptions();
  const { environments } = useView();
  const task = useTask('environment-choose');
  const [adding, setAdding] = useState(false);
  const [shown] = environments;
  const all = [...environments].sort((a, b) => Number(a.portalId) - Number(b.portalId));
  return (
    <SectionPage name="environments">
      <Section title={t('options.environments.connected')}>
        <TroubleNotice trouble={task.trouble} area="environments" />
        {all.length === 0 && <p className="quiet">{t('options.environments.none')}</p>}
        <ul className="environments">
          {all.map((item) => (
            <Row key={item.portalId} item={item} isShown={item === shown} />
          ))}
        </ul>
      </Section>
      {adding ? (
        <TokenForm onDone={() => setAdding(false)} />
      ) : (
        <div className="row">
          <Button look={shown ? 'usual' : 'main'} onClick={() => setAdding(true)}>
            {t(shown ? 'options.environments.add' : 'options.hubspot.connect')}
          </Button>
          <span className="hint">{t('options.environments.add-hint')}</span>
        </div>
      )}
    </SectionPage>
  );
}

function Row({ item, isShown }: { item: EnvironmentItem; isShown: boolean }) {
  const { t, store } = useOptions();
  const { portalId, accountType, host } = item;
  const { done, all } = setupCount(useView());
  const kind = `options.hubspot.account.${accountType}`;
  return (
    <li data-portal={portalId}>
      <EnvironmentMark item={item} t={t} />
      <p className="hint">
        {t.has(kind) ? t(kind) : accountType} · {host ?? t('options.environments.no-org')}
      </p>
      <div className="row">
        {isShown ? (
          <Tag tone="ok">{t('options.environments.shown')}</Tag>
        ) : (
          <Button
            aria-label={t('options.environments.show-name', { portal: portalId })}
            onClick={() => void store.run('environment-choose', { portalId })}
          >
            {t('options.environments.show')}
          </Button>
        )}
        {isShown && done < all && <a href={guideHash()}>{t('options.environments.set-up', { done, all })}</a>}
        <Remove portalId={portalId} />
      </div>
    </li>
  );
}

/** Removes after a question that says what stays and what goes. */
function Remove({ portalId }: { portalId: string }) {
  const { t, store } = useOptions();
  return (
    <AskFirst
      name={t('options.environments.remove')}
      label={t('options.environments.remove-name', { portal: portalId })}
      title={t('options.environments.remove-title', { portal: portalId })}
      text={t('options.environments.remove-text')}
      onYes={() => void store.remove(portalId)}
    />
  );
}
