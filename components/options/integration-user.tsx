import { type FormEvent, useState } from 'react';
import { Button, Section, TextField } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Tag, TroubleNotice } from './parts/basics';

/** The user that HubSpot syncs as: it syncs only what that user may see and edit (R15). */
export function IntegrationUser() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const task = useTask('integration-users');
  const [words, setWords] = useState('');
  const user = settings.integrationUser ?? null;
  async function search(event: FormEvent) {
    event.preventDefault();
    await store.run('integration-users', { words });
  }
  async function choose(integrationUser: { id: string; name: string } | null) {
    if (await store.save('salesforce', { integrationUser })) store.reset('integration-users');
  }
  const aside = user ? (
    <Tag tone="ok">{t('options.integration-user.named')}</Tag>
  ) : (
    <Tag>{t('options.integration-user.none')}</Tag>
  );
  return (
    <Section title={t('options.integration-user.title')} aside={aside}>
      <p className="quiet">{t('options.integration-user.text')}</p>
      {user && (
        <div className="row">
          <bdi>
            <strong>{user.name}</strong>
          </bdi>
          <Button look="plain" onClick={() => void choose(null)}>
            {t('options.integration-user.forget')}
          </Button>
        </div>
      )}
      <form onSubmit={search} noValidate>
        <TextField
          label={t('options.integration-user.search')}
          hint={t('options.integration-user.hint')}
          type="search"
          name="integration-user"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" busy={task.running}>
          {t('options.integration-user.find')}
        </Button>
      </form>
      <TroubleNotice trouble={task.trouble} area="salesforce" />
      {task.value && task.value.length === 0 && <p role="status">{t('options.integration-user.nobody')}</p>}
      <ul className="people">
        {(task.value ?? []).map((one) => (
          <li key={one.id} className="row between">
            <span>
              <bdi>{one.name}</bdi> {one.username && <bdi className="quiet">{one.username}</bdi>}
            </span>
            <Button onClick={() => void choose({ id: one.id, name: one.name })} disabled={one.id === user?.id}>
              {t('options.integration-user.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
