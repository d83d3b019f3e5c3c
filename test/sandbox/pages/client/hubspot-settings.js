/*
 * HubSpot's settings of the Salesforce integration: tabs Contacts (settings and mappings) and Sync Health. Which sections
 * there are and what they are called is from HubSpot's help pages; how they are built is a guess.
 */
const { boot, page, h } = window.__kit;
const { integration } = boot;
const words = {
  en: {
    tabs: ['Sync Health', 'Features Discovery', 'Contacts', 'Companies', 'Deals'],
    settings: 'Contact settings',
    mappings: 'Contact property mappings',
    limiting: 'Limiting what syncs',
    limitingText: 'Only contacts in this inclusion segment sync between HubSpot and Salesforce.',
    select: 'Select a segment',
    none: 'No inclusion segment',
    create: '+ Create inclusion segment',
    creating: 'Creating and updating contacts',
    intoHubspot: 'What happens in HubSpot when a Salesforce contact or lead is created or updated',
    intoSalesforce: 'What happens in Salesforce when a HubSpot contact is created or updated',
    contact: 'Create or update the contact',
    lead: 'Create or update the lead',
    nothing: 'Do nothing',
    deleting: 'Deleting contacts',
    deleted: 'What happens in HubSpot when a Salesforce contact or lead is deleted',
    deletes: 'Delete the contact',
    head: ['HubSpot property', 'Salesforce lead field', 'Salesforce contact field', 'Sync rule'],
    rules: {
      'two-way': 'Two-way',
      'prefer-salesforce': 'Prefer Salesforce unless blank',
      'always-salesforce': 'Always use Salesforce',
      none: 'Don’t sync',
    },
    use: 'API call use',
    allocated: 'Allocated to HubSpot',
    limited: 'Limited by Salesforce',
    used: 'API calls used',
    errors: 'Sync errors',
    records: (n) => `${n} records`,
  },
  de: {
    tabs: ['Synchronisierungsstatus', 'Funktionen entdecken', 'Kontakte', 'Unternehmen', 'Deals'],
    settings: 'Kontakteinstellungen',
    mappings: 'Zuordnung der Kontakteigenschaften',
    limiting: 'Einschränken, was synchronisiert wird',
    limitingText: 'Nur Kontakte in diesem Segment werden zwischen HubSpot und Salesforce synchronisiert.',
    select: 'Segment auswählen',
    none: 'Kein Aufnahmesegment',
    create: '+ Aufnahmesegment erstellen',
    creating: 'Kontakte erstellen und aktualisieren',
    intoHubspot: 'Was in HubSpot geschieht, wenn ein Salesforce-Kontakt oder -Lead erstellt oder aktualisiert wird',
    intoSalesforce: 'Was in Salesforce geschieht, wenn ein HubSpot-Kontakt erstellt oder aktualisiert wird',
    contact: 'Kontakt erstellen oder aktualisieren',
    lead: 'Lead erstellen oder aktualisieren',
    nothing: 'Nichts tun',
    deleting: 'Kontakte löschen',
    deleted: 'Was in HubSpot geschieht, wenn ein Salesforce-Kontakt oder -Lead gelöscht wird',
    deletes: 'Kontakt löschen',
    head: ['HubSpot-Eigenschaft', 'Salesforce-Lead-Feld', 'Salesforce-Kontaktfeld', 'Synchronisierungsregel'],
    rules: {
      'two-way': 'Bidirektional',
      'prefer-salesforce': 'Salesforce bevorzugen, sofern nicht leer',
      'always-salesforce': 'Immer Salesforce verwenden',
      none: 'Nicht synchronisieren',
    },
    use: 'Verwendung von API-Aufrufen',
    allocated: 'Für HubSpot zugewiesen',
    limited: 'Von Salesforce begrenzt',
    used: 'Verwendete API-Aufrufe',
    errors: 'Synchronisierungsfehler',
    records: (n) => `${n} Datensätze`,
  },
};
const lang = new URLSearchParams(location.search).get('lang') === 'de' ? 'de' : 'en';
const say = words[lang];
const number = (n) => n.toLocaleString(lang);
const base = `/integrations-settings/${boot.portal}/installed/salesforce`;
const paths = [`${base}/sync-health`, `${base}/features`, `${base}/contacts`, `${base}/companies`, `${base}/deals`];
const link = (href, text) => h('a', { href: href + location.search }, text);

/** `window.__page.shape('new')`: HubSpot has built the page anew, in words that nobody has seen before. */
let shape = 'known';
page.shape = (next) => {
  shape = next;
  page.draw(true);
};

window.__settings = (at) =>
  h(
    'div',
    { class: 'wide' },
    h('h1', null, 'Salesforce'),
    h('nav', { role: 'tablist' }, ...say.tabs.map((tab, n) => h('span', { role: 'tab' }, link(paths[n], tab), ' '))),
    ...(shape === 'new'
      ? unknown()
      : at.endsWith('/sync-health')
        ? health()
        : at.endsWith('/mappings')
          ? mappings()
          : contacts()),
  );

const unknown = () => [h('h2', null, 'Blend'), h('p', null, 'Everything about blending is in one place now.')];

function contacts() {
  const radio = (name, value, label, on) =>
    h(
      'label',
      null,
      h('input', { type: 'radio', name, value, ...(on ? { checked: '' } : {}) }),
      h('span', null, label),
    );
  const { createFromSalesforce, createFromHubspot, createAs } = integration;
  return [
    h('p', null, link(`${base}/contacts`, say.settings), ' ', link(`${base}/contacts/mappings`, say.mappings)),
    h('h2', null, say.creating),
    h(
      'fieldset',
      null,
      h('legend', null, say.intoHubspot),
      radio('in-hubspot', 'create', say.contact, createFromSalesforce),
      radio('in-hubspot', 'nothing', say.nothing, !createFromSalesforce),
    ),
    h('div', { id: 'into-salesforce' }, say.intoSalesforce),
    h(
      'button',
      { type: 'button', 'aria-haspopup': 'true', 'aria-labelledby': 'into-salesforce' },
      createFromHubspot ? (createAs === 'Lead' ? say.lead : say.contact) : say.nothing,
    ),
    h('h2', null, say.deleting),
    h('fieldset', null, h('legend', null, say.deleted), radio('deleted', 'delete', say.deletes, true)),
    h('h2', null, say.limiting),
    h('p', null, say.limitingText),
    h(
      'div',
      null,
      h('button', { type: 'button', 'aria-haspopup': 'listbox' }, integration.segment ?? say.none),
      ' ',
      h('button', { type: 'button' }, say.create),
    ),
  ];
}

function mappings() {
  const cell = ([label, name]) => h('td', null, h('div', null, label), h('div', { class: 'sub' }, name));
  const row = ({ property, lead, contact, rule }) =>
    h('tr', null, cell(property), cell(lead), cell(contact), h('td', null, say.rules[rule]));
  return [
    h('h2', null, say.mappings),
    h(
      'table',
      null,
      h('thead', null, h('tr', null, ...say.head.map((title) => h('th', null, title)))),
      h('tbody', null, ...integration.mapping.map(row)),
    ),
  ];
}

function health() {
  const { allocation, used, limit, failing } = integration;
  return [
    h('h2', null, say.use),
    h(
      'dl',
      null,
      h('dt', null, say.limited),
      h('dd', null, number(limit)),
      h('dt', null, say.used),
      h('dd', null, `${number(used)} / ${number(allocation)}`),
    ),
    h('label', { for: 'allocated' }, say.allocated),
    h('input', { id: 'allocated', type: 'text', autocomplete: 'off', value: number(allocation) }),
    h('h2', null, say.errors),
    ...failing.map(([why, n]) => h('div', { class: 'card' }, h('h3', null, why), h('p', null, say.records(n)))),
  ];
}
