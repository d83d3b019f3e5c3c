/* HubSpot's app, as far as a contact goes. */
const { boot, root, page, h, has, initials, getJson, start, inside } = window.__kit;
const base = `/contacts/${boot.portal}`;
const recordPath = (id) => `${base}/record/0-1/${id}`;
const view = h('div', { class: 'view' });
root.append(
  h(
    'div',
    { class: 'frame' },
    h(
      'nav',
      { class: 'rail', 'aria-label': 'HubSpot' },
      h('a', { href: '/home', 'aria-label': 'Home' }),
      h('a', { href: `${base}/objects/0-1/views/all/list`, 'aria-label': 'Contacts' }),
      h('a', { href: `${base}/objectLists`, 'aria-label': 'Segments' }),
      h('a', { href: `/integrations-settings/${boot.portal}/installed/salesforce/contacts`, 'aria-label': 'Settings' }),
    ),
    h(
      'div',
      null,
      h(
        'div',
        { class: 'bar' },
        h('span', { class: 'search' }, 'Search HubSpot'),
        h('span', { class: 'who' }, `Account ${boot.portal}`),
      ),
      view,
    ),
  ),
);

let shown = null;
let ticket = 0;

page.header = () => view.querySelector('.js-highlight');
page.headerContent = () => [highlight(shown)];

page.draw = async (again = false) => {
  const mine = ++ticket;
  const at = location.pathname;
  const id = at.match(/\/(?:record\/0-1|contact)\/(\d+)/)?.[1];
  if (!id) {
    shown = null;
    view.replaceChildren(elsewhere(at));
    return;
  }
  const known = again && shown?.asked === id ? shown : null;
  const contact = known ?? (await getJson(`/_page/contacts/${boot.portal}/${id}`));
  if (mine !== ticket) return;
  shown = contact && { ...contact, asked: id };
  document.title = contact ? contact.name : 'HubSpot';
  view.replaceChildren(
    contact ? record(shown) : h('div', { class: 'wide' }, h('h1', null, 'This contact was deleted')),
  );
};

function highlight(contact) {
  const title = h(
    'h2',
    { 'data-selenium-test': has('highlightTitle') ? 'highlightTitle' : null },
    h('span', null, contact.name),
  );
  const job = contact.fields.find(([label]) => label === 'Job title')?.[1];
  const inner = h(
    'div',
    {
      class: 'highlight',
      'data-test-id': has('record-highlight-main-content') ? 'record-highlight-main-content' : null,
    },
    h('div', { class: 'avatar', 'aria-hidden': 'true' }, initials(contact.name)),
    h('div', null, title, h('div', { class: 'sub' }, job || ' '), h('div', { class: 'sub' }, contact.email)),
  );
  return inner;
}

function record(contact) {
  const content = inside(h('div', { class: 'js-highlight' }), highlight(contact));
  const card = h(
    'div',
    { class: 'card', 'data-card-type': has('OBJECT_HIGHLIGHT') ? 'OBJECT_HIGHLIGHT' : null },
    content,
    h(
      'div',
      { class: 'actions', 'aria-hidden': 'true' },
      ...['Note', 'Email', 'Call', 'Task', 'Meet'].map((word) => h('span', null, word)),
    ),
  );
  return h(
    'div',
    { class: 'record' },
    h(
      'div',
      null,
      h('a', { class: 'back', href: `${base}/objects/0-1/views/all/list` }, '‹ Contacts'),
      card,
      h(
        'div',
        { class: 'card' },
        h('h3', null, 'About this contact'),
        h(
          'dl',
          null,
          contact.fields.flatMap(([label, value]) => [h('dt', null, label), h('dd', null, value)]),
        ),
      ),
    ),
    h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'tabs' },
        h('b', null, 'Overview'),
        h('span', null, 'Activities'),
        h('span', null, 'Intelligence'),
      ),
      h('div', { class: 'event' }, 'This contact was created'),
      h('div', { class: 'event' }, 'Lifecycle stage was changed'),
    ),
    h(
      'div',
      null,
      h('div', { class: 'card' }, h('h3', null, 'Companies (0)')),
      h(
        'div',
        { class: 'card sync' },
        h('h3', null, 'Salesforce sync'),
        contact.error && h('div', { role: 'alert' }, contact.error),
        contact.error && h('a', { href: `/user-guide/${boot.portal}` }, 'View error detail'),
        h('button', { onclick: syncNow, type: 'button' }, 'Sync now'),
      ),
    ),
  );
}

async function syncNow(event) {
  const answer = await fetch(`/_page/contacts/${boot.portal}/${shown.id}/sync`, { method: 'POST' });
  const { queued } = await answer.json();
  event.target.textContent = queued ? 'Sync requested' : 'Not in the inclusion list';
}

function elsewhere(at) {
  if (at.includes('/objects/0-1/')) return people();
  if (at.includes('/objectLists')) return segments();
  if (at.startsWith('/integrations-settings')) return window.__settings(at);
  const other = at.match(/\/record\/(0-\d+)\/|\/company\//) ? 'Another object' : 'Home';
  const title = other === 'Home' ? null : { 'data-selenium-test': 'highlightTitle' };
  return h(
    'div',
    { class: 'wide' },
    h('h1', title, other),
    h('p', null, h('a', { href: `${base}/objects/0-1/views/all/list` }, 'Contacts')),
  );
}

function people() {
  const row = (one) =>
    h(
      'tr',
      null,
      h(
        'td',
        { class: 'cell', 'data-table-external-id': `name-${one.id}` },
        h('a', { href: recordPath(one.id) }, h('span', { 'data-test-id': 'truncated-object-label' }, one.name)),
      ),
      h('td', null, one.email),
    );
  return h(
    'div',
    { class: 'wide' },
    h('h1', null, 'Contacts'),
    h(
      'table',
      null,
      h('thead', null, h('tr', null, h('th', null, 'Name'), h('th', null, 'Email'))),
      h('tbody', null, boot.people.map(row)),
    ),
  );
}

function segments() {
  const row = (one) =>
    h(
      'tr',
      null,
      h('td', { class: 'cell' }, h('a', { href: `${base}/objectLists/${one.id}/filters` }, one.name)),
      h('td', null, String(one.size)),
    );
  return h(
    'div',
    { class: 'wide' },
    h('h1', null, 'Segments'),
    h('table', null, h('tbody', null, boot.segments.map(row))),
  );
}

start();
