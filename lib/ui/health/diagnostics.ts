import { apiErrorKinds } from '../../http/errors';
import type { HealthView } from '../../protocol/health-pages';
import type { JobLine } from '../../protocol/job-pages';
import type { SettingsView } from '../../protocol/pages';
import type { QuotaView, ServiceQuota } from '../../protocol/quota-pages';
import type { Granted } from './grants';
import { alarmNames, checkNames } from './names';
import { codeOf, fits, nameOf, routeOf } from './safe';

export interface Known {
  readonly at: number;
  readonly version: string;
  /** `navigator.userAgent`. */
  readonly browser: string;
  readonly settings: SettingsView | null;
  readonly health: HealthView | null;
  readonly quota: QuotaView | null;
  readonly jobs: readonly JobLine[] | null;
  readonly grants: Granted | null;
}

const day = 24 * 3_600_000;
const kinds = ['resync', 'resync-many', 'check-list', 'coverage-scan'];
const states = 'planning planned running waiting paused trouble done cancelled stopped aside'.split(' ');
const askers = ['badge', 'click', ...kinds, 'preview', 'proof', 'watch', 'upkeep', 'quota'];
const services = ['hubspot', 'salesforce', 'browser'];
const methods = ['hubspot-button', 'trigger-property', 'salesforce-touch'];

/**
 * What somebody who helps needs to know, as text to be pasted anywhere. Nothing is taken over as it is: each text must be
 * a word of ours or have the shape of what it should be, else a `?` stands there. So no token, address or name can come
 * along. The ids of portal and org are kept, for the two services' own support asks for them and they open nothing; the
 * org's address is not, for most hold the company's name.
 */
export function diagnostics({ at, version, browser, settings, health, quota, jobs, grants }: Known): string {
  const found = {
    at: iso(at),
    version: fits(version, /^\d+(\.\d+){1,3}$/),
    browser: browser.match(/(Chrome|Firefox|Edg)\/\d+/g)?.join(' ') ?? '?',
    system: /Windows|Macintosh|Linux|CrOS/.exec(browser)?.[0] ?? '?',
    permissions: grants && { ...grants, withheld: grants.withheld.length },
    connections: settings && connectionsOf(settings, health),
    settings: settings && settingsOf(settings),
    tries: health && turnsOf(health, checkNames),
    alarms: health && alarmsOf(health),
    failures: (health?.failures ?? []).map(({ at: when, times, ...failure }) => ({
      at: iso(when),
      times: number(times),
      ...failureOf(failure),
    })),
    calls: quota && {
      hubspot: callsOf(quota.hubspot, at),
      salesforce: quota.salesforce && callsOf(quota.salesforce, at),
    },
    jobs: jobs && jobsOf(jobs),
  };
  return JSON.stringify(found, null, 1);
}

function connectionsOf({ hubspot, salesforce }: SettingsView, health: HealthView | null) {
  return {
    hubspot: hubspot && {
      portal: fits(hubspot.portalId, /^\d{1,12}$/),
      account: nameOf(hubspot.accountType, ['STANDARD', 'SANDBOX', 'DEVELOPER_TEST', 'APP_DEVELOPER']),
      pages: fits(hubspot.uiDomain, /^app(-[a-z]{2}\d)?\.hubspot\.com$/),
      scopes: hubspot.scopes.map(
        ({ name, granted }) => `${granted ? '+' : '-'} ${fits(name, /^crm(\.[a-z_]{4,9}){2,3}$/)}`,
      ),
      subscription: hubspot.subscription && nameOf(hubspot.subscription, ['professional-or-more', 'free-or-starter']),
      tokenSince: health?.tokenSince ? iso(health.tokenSince) : null,
    },
    salesforce: salesforce && {
      org: fits(salesforce.orgId, /^00D[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/),
      way: nameOf(salesforce.way, ['browser', 'app']),
      state: nameOf(salesforce.state, ['ok', 'expired']),
    },
  };
}

/** Of properties and fields it is told that they are chosen: their names are the admin's. */
function settingsOf({ setAside, settings }: SettingsView) {
  const { segment } = settings;
  return {
    setAside: setAside === true,
    segment: segment.mode === 'segment' ? fits(segment.id, /^\d{1,12}$/) : nameOf(segment.mode, ['unset', 'none']),
    createFromSalesforce: flag(settings.createFromSalesforce),
    createFromHubspot: flag(settings.createFromHubspot),
    mappedProperties: settings.mapping.length,
    mappingConfirmed: flag(settings.mappingConfirmed),
    triggerProperty: settings.triggerProperty !== null,
    triggerProven: flag(settings.triggerProven),
    touchField: settings.touchField !== null,
    touchProven: flag(settings.touchProven),
    resyncMethod: nameOf(settings.resyncMethod, methods),
    lookIntervalMinutes: number(settings.lookIntervalMinutes),
    leftToOthers: number(settings.leftToOthers),
    salesforceFloor: number(settings.salesforceFloor),
    salesforceAllocation: number(settings.salesforceAllocation),
    notifyJobs: flag(settings.notifyJobs),
    theme: nameOf(settings.theme, ['system', 'light', 'dark']),
  };
}

const failureOf = ({
  kind,
  service,
  code,
  route,
  missingScopes,
}: Omit<HealthView['failures'][number], 'at' | 'times'>) => ({
  kind: nameOf(kind, apiErrorKinds),
  service: nameOf(service, services),
  code: code === undefined ? undefined : codeOf(code),
  route: route === undefined ? undefined : routeOf(route),
  scopes: missingScopes?.map((one) => fits(one, /^crm(\.[a-z_]{4,9}){2,3}$/)),
});

function turnsOf({ turns }: HealthView, names: readonly string[]) {
  const known = Object.entries(turns).filter(([name]) => names.includes(name));
  return known.map(([name, turn]) => ({ name, at: iso(turn.at), failed: turn.failure && failureOf(turn.failure) }));
}

function alarmsOf(health: HealthView) {
  const due = health.alarms.map(({ name, next }) => ({
    name: nameOf(name, alarmNames),
    next: next === null ? null : iso(next),
  }));
  return { due, last: turnsOf(health, alarmNames) };
}

/** Of the last day, hour by hour, by what asked for them. */
function callsOf({ hours, day: limit }: ServiceQuota, at: number) {
  const last = hours.filter(({ hour }) => hour > at - day);
  const by = (one: Readonly<Record<string, number>>) => {
    const sums: Record<string, number> = {};
    for (const [name, calls] of Object.entries(one)) {
      const known = nameOf(name, askers);
      sums[known] = (sums[known] ?? 0) + calls;
    }
    return sums;
  };
  return {
    ofEverybody: limit && { used: number(limit.used), limit: number(limit.limit) },
    ours: last.map((one) => ({ hour: iso(one.hour), by: by(one.by) })),
  };
}

function jobsOf(jobs: readonly JobLine[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const job of jobs) {
    const name = `${nameOf(job.kind, kinds)}, ${nameOf(job.state, states)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const iso = (at: number) => (Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString() : '?');
const number = (value: unknown) => (typeof value === 'number' ? value : null);
const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);
