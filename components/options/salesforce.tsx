import { type FormEvent, useState } from 'react';
import { readSalesforceHost } from '../../lib/ui/options/salesforce-host';
import { requestSalesforceAccess } from '../../lib/ui/permissions';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, FactList, Section, TextField } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { IntegrationUser } from './integration-user';
import { Pairing } from './pairing';
import { Notice, Out, Tag } from './parts/basics';
import { Disconnect } from './parts/disconnect';
import { SectionPage } from './parts/section';
import { AppSignIn } from './sign-in';

/** Salesforce by the session of this browser, or by a sign-in of an app of the org. */
export function SalesforceSection() {
  const { t } = useOptions();
  const { hubspot, salesforce } = useView();
  return (
    <SectionPage name="salesforce">
      {hubspot ? <SalesforceParts /> : <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && salesforce?.state === 'ok' && <IntegrationUser />}
    </SectionPage>
  );
}

/** The connection itself, for the section and for the guide. A portal is connected. */
export function SalesforceParts() {
  const { salesforce } = useView();
  return (
    <>
      {salesforce && <Connected />}
      {salesforce && <Pairing />}
      {(!salesforce || (salesforce.way === 'browser' && salesforce.state === 'expired')) && (
        <HostForm key={salesforce?.host} />
      )}
      <AppSignIn key={`app-${salesforce?.host}`} open={salesforce?.way === 'app' && salesforce.state === 'expired'} />
    </>
  );
}

function HostForm() {
  const { t, store } = useOptions();
  const { salesforce, managed } = useView();
  const task = useTask('salesforce-connect');
  // Where the organisation allows one org alone, there is nothing to type.
  const only = managed?.salesforceHosts.length === 1 ? managed.salesforceHosts[0] : '';
  const [typed, setTyped] = useState(salesforce?.host ?? only ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const reading = readSalesforceHost(typed);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!reading.ok) return setProblem(reading.problem);
    setProblem(null);
    // Straight from the click, before anything is awaited: browsers ask only then.
    const allowed = await requestSalesforceAccess(reading.host);
    if (!allowed) return setProblem('declined');
    if (await store.run('salesforce-connect', { host: reading.host })) await store.provePair();
  }
  const trouble = task.trouble && troubleText(task.trouble, t, 'options.salesforce');
  const error = problem ? t(`options.salesforce.error.${problem}`) : trouble;
  return (
    <Section title={t('options.salesforce.session-title')}>
      <p>{t('options.salesforce.session-text')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t('options.salesforce.host')}
          hint={
            reading.ok ? t('options.salesforce.host-read', { host: reading.host }) : t('options.salesforce.host-hint')
          }
          error={error}
          type="text"
          name="host"
          placeholder="acme.my.salesforce.com"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
            if (task.trouble) store.reset('salesforce-connect');
          }}
        />
        <Notice tone="info" title={t('options.salesforce.why-title')}>
          {t('options.salesforce.why-text')}
        </Notice>
        <Button type="submit" look="main" busy={task.running}>
          {t(
            task.running
              ? 'options.salesforce.trying'
              : salesforce
                ? 'options.salesforce.again'
                : 'options.salesforce.connect',
          )}
        </Button>
      </form>
    </Section>
  );
}

function Connected() {
  const { t } = useOptions();
  const { salesforce } = useView();
  const links = useLinks();
  if (!salesforce) return null;
  const expired = salesforce.state === 'expired';
  const byApp = salesforce.way === 'app';
  const rows = [
    [t('options.salesforce.way'), t(`options.salesforce.way.${salesforce.way}`)],
    [t('options.salesforce.org-name'), salesforce.orgName],
    [t('options.salesforce.user'), salesforce.userName ?? t('options.unknown')],
    [t('options.salesforce.host-name'), salesforce.host],
    [t('options.salesforce.org'), <code key="org">{salesforce.orgId}</code>],
  ] as const;
  const tag = expired ? <Tag tone="warn">{t('options.expired')}</Tag> : <Tag tone="ok">{t('options.connected')}</Tag>;
  return (
    <Section title={t('options.salesforce.connected')} aside={tag}>
      {expired && (
        <Notice tone="warn" title={t('options.salesforce.expired-title')}>
          {t(byApp ? 'options.sign-in.expired-text' : 'options.salesforce.expired-text')}{' '}
          <Out href={links.orgHome}>{t('options.salesforce.open')}</Out>
        </Notice>
      )}
      <FactList rows={rows} />
      <div className="row">
        <Disconnect which="salesforce" />
      </div>
    </Section>
  );
}
