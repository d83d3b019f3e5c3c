import { type ChangeEvent, useId, useState } from 'react';
import type { PortalChange } from '../../lib/protocol/pages';
import { dayName, saveFile } from '../../lib/ui/save-file';
import { Button, Section } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Notice, TroubleNotice } from './parts/basics';
import { SectionPage } from './parts/section';

/** The settings of all portals as a file, for a colleague, another browser, or a safe place. */
export function TransferSection() {
  const { t } = useOptions();
  return (
    <SectionPage name="transfer">
      <Section title={t('options.transfer.export-title')}>
        <Export />
      </Section>
      <Section title={t('options.transfer.import-title')}>
        <Import />
      </Section>
    </SectionPage>
  );
}

function Export() {
  const { t, store } = useOptions();
  const { environment } = useView();
  const task = useTask('settings-export');
  async function save() {
    const file = await store.run('settings-export', {});
    if (!file) return;
    saveFile(`synclens-settings-${dayName(Date.now())}.json`, [file.text], 'application/json');
  }
  return (
    <>
      <p>{t('options.transfer.export-text')}</p>
      <TroubleNotice trouble={task.trouble} area="transfer" />
      <div className="row">
        <Button look="main" busy={task.running} onClick={save} disabled={!environment}>
          {t('options.transfer.export')}
        </Button>
      </div>
    </>
  );
}

function Import() {
  const { t, store } = useOptions();
  const task = useTask('settings-import');
  const [opened, setOpened] = useState<{ name: string; text: string } | null>(null);
  const [done, setDone] = useState(false);
  const field = useId();
  const changes = opened && !task.trouble ? task.value?.portals : null;
  async function open(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    // The same file can be opened again after it was changed.
    event.target.value = '';
    if (!file) return;
    const text = await file.text();
    setDone(false);
    setOpened({ name: file.name, text });
    await store.run('settings-import', { text, apply: false });
  }
  async function take() {
    if (!opened || !(await store.run('settings-import', { text: opened.text, apply: true }))) return;
    setOpened(null);
    setDone(true);
  }
  return (
    <>
      <p>{t('options.transfer.import-text')}</p>
      <div className="row">
        <label className="button" htmlFor={field}>
          {t('options.transfer.open')}
        </label>
        <input id={field} className="hidden" type="file" accept=".json,application/json" onChange={open} />
        {opened && <bdi className="quiet">{opened.name}</bdi>}
      </div>
      {opened && <TroubleNotice trouble={task.trouble} area="transfer" />}
      {changes && <Changes changes={changes} onTake={take} onCancel={() => setOpened(null)} busy={task.running} />}
      {done && <Notice tone="ok">{t('options.transfer.done')}</Notice>}
    </>
  );
}

interface ChangesProps {
  readonly changes: readonly PortalChange[];
  readonly busy: boolean;
  onTake(): void;
  onCancel(): void;
}

/** What the file would change, before it does. */
function Changes({ changes, busy, onTake, onCancel }: ChangesProps) {
  const { t } = useOptions();
  const some = changes.some(({ isNew, changed }) => isNew || changed.length > 0);
  const nameOf = (name: string) => (t.has(`history.setting.${name}`) ? t(`history.setting.${name}`) : name);
  return (
    <div className="stack inset">
      {changes.map(({ portalId, isNew, changed }) => (
        <div key={portalId}>
          <h3>
            {t('options.transfer.portal', { portalId })}{' '}
            {isNew && <span className="hint">{t('options.transfer.new')}</span>}
          </h3>
          {changed.length === 0 && <p className="quiet">{t('options.transfer.same')}</p>}
          {changed.length > 0 && (
            <ul className="bullets">
              {changed.map((name) => (
                <li key={name}>{nameOf(name)}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <div className="row">
        <Button look="main" busy={busy} disabled={!some} onClick={onTake}>
          {t('options.transfer.take')}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {t('options.cancel')}
        </Button>
      </div>
    </div>
  );
}
