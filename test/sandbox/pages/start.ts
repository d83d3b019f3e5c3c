import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { World } from '../world/types';
import { escapeHtml } from './html';

/** The demo's own page has a host of its own, which no product page and no permission of the extension covers. */
export const startHost = 'start.synclens.example';

/** A status as the page names it: the word of the badge and its tone. */
export interface Legend {
  status: string;
  word: string;
  tone: string;
}

/** A verdict that no person of the world has: where to see it, and what to do for it. */
export interface Elsewhere {
  status: string;
  name: string;
  note: string;
  href: string;
}

const legends = new WeakMap<World, readonly Legend[]>();
const elsewhere = new WeakMap<World, readonly Elsewhere[]>();
/** Tells the page how the product calls each verdict, and where those are that nobody of the world has. */
export function nameVerdicts(world: World, legend: readonly Legend[], others: readonly Elsewhere[] = []): void {
  legends.set(world, legend);
  elsewhere.set(world, others);
}

const css = () => readFileSync(join(import.meta.dirname, 'client/start.css'), 'utf8');

/** People to try, one for each verdict, and buttons that move the sandbox's world. */
export function startPage(worldOf: () => World | undefined): Hono {
  const app = new Hono();
  app.get('/', (context) => {
    const world = worldOf();
    return world ? context.html(html(world)) : context.notFound();
  });
  app.post('/act/:what', (context) => {
    const world = worldOf();
    if (world) actions[context.req.param('what')]?.run(world);
    return context.redirect('/', 303);
  });
  return app;
}

const minute = 60_000;
const actions: Record<string, { label: (world: World) => string; run: (world: World) => void }> = {
  'five-minutes': { label: () => 'Five minutes later', run: (world) => world.clock.advance(5 * minute) },
  hour: { label: () => 'An hour later', run: (world) => world.clock.advance(60 * minute) },
  silence: {
    label: ({ integration }) => (integration.silent ? 'Wake the integration' : 'Silence the integration'),
    run: ({ integration }) => {
      integration.silent = !integration.silent;
    },
  },
  session: {
    label: (world) => (world.sessions.has(world.sid) ? 'End the Salesforce session' : 'Give the session back'),
    run: (world) => void (world.sessions.delete(world.sid) || world.sessions.add(world.sid)),
  },
  'delete-segment': {
    label: () => 'Delete the inclusion segment',
    run: ({ hubspot, integration }) => {
      if (integration.segmentId) hubspot.deleteSegment(integration.segmentId);
    },
  },
};

function html(world: World): string {
  const segment = world.hubspot.segments.get(world.integration.segmentId ?? '');
  const rows = [...statusesOf(world)].map(([status, keys]) => card(world, status, keys));
  const others = (elsewhere.get(world) ?? []).map(({ status, name, note, href }) =>
    box(world, status, '', [person(name, note, link(href, 'HubSpot'))]),
  );
  const buttons = Object.entries(actions)
    .map(([name, { label }]) => `<form method="post" action="/act/${name}"><button>${label(world)}</button></form>`)
    .join('');
  const now = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>SyncLens: people to try</title><style>${css()}</style></head><body><main>
<header><h1>People to try</h1>
<p>A sandbox plays HubSpot, Salesforce and the integration between them. Its inclusion segment is
<b>${escapeHtml(segment && segment.deletedAt === undefined ? segment.name : 'deleted')}</b>. Open a person in either CRM, look at the badge
beside the name, and click it.</p>
<div class="acts"><span>It is ${now.format(world.clock.now())} UTC there.</span>${buttons}</div></header>
<ul class="cards">${[...rows, ...others].join('')}</ul>
</main></body></html>`;
}

/** Status → the keys of its people, as the world names them. */
export function statusesOf(world: World): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, { contactId, recordId }] of world.people) {
    const status = /^([a-z-]+)-\d+$/.exec(key)?.[1];
    if (status && (contactId || recordId)) found.set(status, [...(found.get(status) ?? []), key]);
  }
  const order = (legends.get(world) ?? []).map((one) => one.status);
  return new Map([...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

function card(world: World, status: string, keys: readonly string[]): string {
  const people = shown(world, keys).map((key) => {
    const { contactId, recordId, note = '' } = world.people.get(key) ?? {};
    return person(nameOf(world, contactId, recordId), note, ways(world, contactId, recordId));
  });
  return box(world, status, String(keys.length), people);
}

/** Three of them; a person account among them where there is one. */
function shown(world: World, keys: readonly string[]): readonly string[] {
  const person = keys.find((key) => accountOf(world, world.people.get(key)?.recordId) !== null);
  return person === undefined || keys.indexOf(person) < 3 ? keys.slice(0, 3) : [...keys.slice(0, 2), person];
}

/** The account whose page stands for a person's contact; null for everybody else. */
function accountOf(world: World, recordId: string | undefined): string | null {
  const fields = recordId === undefined ? undefined : world.salesforce.record(recordId)?.fields;
  return fields?.IsPersonAccount === true ? String(fields.AccountId) : null;
}

function box(world: World, status: string, count: string, people: readonly string[]): string {
  const { word, tone } = legends.get(world)?.find((one) => one.status === status) ?? { word: status, tone: 'grey' };
  const head = `<h2><i></i>${escapeHtml(word)} <small>${count}</small></h2>`;
  return `<li class="card ${tone}" data-status="${status}">${head}<ul>${people.join('')}</ul></li>`;
}

const person = (name: string, note: string, links: string) =>
  `<li><div class="who"><span dir="auto">${escapeHtml(name)}</span><span class="ways">${links}</span></div><p>${escapeHtml(note)}</p></li>`;
const link = (href: string, words: string) => `<a href="${href}">${words}</a>`;

function ways(world: World, contactId: string | undefined, recordId: string | undefined): string {
  const record = recordId === undefined ? undefined : world.salesforce.record(recordId);
  const account = accountOf(world, recordId);
  const page = account === null ? `${record?.object}/${recordId}` : `Account/${account}`;
  const lightning = `https://${world.domain}.lightning.force.com/lightning/r/${page}/view`;
  const contact = `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${contactId}`;
  return [
    contactId ? link(contact, 'HubSpot') : '',
    record && !record.isDeleted && !record.hidden ? link(lightning, 'Salesforce') : '',
  ].join(' ');
}

function nameOf(world: World, contactId: string | undefined, recordId: string | undefined): string {
  const contact = contactId === undefined ? undefined : world.hubspot.contact(contactId);
  const values = contact ? ['firstname', 'lastname', 'email'].map((name) => world.hubspot.value(contact, name)) : [];
  const record = recordId === undefined ? undefined : world.salesforce.record(recordId);
  return `${values[0] ?? ''} ${values[1] ?? ''}`.trim() || values[2] || String(record?.fields.Name ?? '--');
}
