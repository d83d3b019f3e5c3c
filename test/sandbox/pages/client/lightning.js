/* Lightning: records open in tabs of one document; tabs that are not shown stay in it, hidden. */
const { boot, root, page, h, has, getJson, start, inside, insideOf, find } = window.__kit;
const tabs = new Map();
const keptTabs = 5;
const nav = h('nav', { class: 'appnav', 'aria-label': 'Sales' });
const content = h('div', { class: 'oneContent' });
root.append(h('div', { class: 'global' }, h('i', null), h('span', null, 'Search…')), nav, content);

let ticket = 0;
let current = null;

const recordId = () =>
  location.pathname.match(/\/lightning\/r\/(?:\w+\/)?(\w{15,18})\//)?.[1] ??
  location.pathname.match(/^\/(\w{15,18})$/)?.[1];

page.header = () => {
  if (!current) return null;
  const home = insideOf(find.call(current.element, 'one-record-home-flexipage2'));
  return home instanceof Element ? find.call(home, '.js-highlights') : home.querySelector('.js-highlights');
};
page.headerContent = () => (current ? [pageHeader(current.record)] : []);

page.draw = async (again = false) => {
  const mine = ++ticket;
  const id = recordId();
  if (!id) {
    document.title = 'Home | Salesforce';
    open(location.pathname, () => elsewhere(), true);
    return;
  }
  const known = tabs.get(id)?.record;
  const record = known ?? (await getJson(`/_page/records/${id}`));
  if (mine !== ticket) return;
  document.title = record ? `${record.name} | ${record.object} | Salesforce` : 'Salesforce';
  open(id, () => (record ? recordHome(record) : gone()), again, record);
};

/** Shows the tab of this key; makes it where there is none, or where it must be drawn again. */
function open(key, make, again, record) {
  let tab = tabs.get(key);
  if (!tab || again) {
    const element = make();
    if (tab) tab.element.replaceWith(element);
    else content.append(element);
    tab = { element, record };
    tabs.delete(key);
    tabs.set(key, tab);
  }
  for (const [name, other] of tabs) other.element.hidden = name !== key;
  for (const [name, other] of tabs) {
    if (tabs.size <= keptTabs || name === key) continue;
    other.element.remove();
    tabs.delete(name);
  }
  current = record ? { ...tab, record } : null;
  drawNav();
}

function drawNav() {
  const fixed = [
    ['Home', '/lightning/page/home'],
    ['Leads', '/lightning/o/Lead/list?filterName=Recent'],
    ['Contacts', '/lightning/o/Contact/list?filterName=Recent'],
    ['Accounts', '/lightning/o/Account/list?filterName=Recent'],
  ];
  const opened = [...tabs.values()].filter((tab) => tab.record).map(({ record }) => [record.name, path(record)]);
  const link = ([word, href]) =>
    h('a', { href, 'aria-current': href.split('?')[0] === location.pathname ? 'page' : null }, word);
  nav.replaceChildren(h('b', null, 'Sales'), ...fixed.map(link), ...opened.map(link));
}

const path = (record) => `/lightning/r/${record.object}/${record.id}/view`;

function pageHeader(record) {
  const title = h('lightning-formatted-name', { class: 'slds-page-header__title' }, record.name);
  return h(
    'div',
    { class: has('slds-page-header') ? 'slds-page-header' : 'plain-header' },
    h(
      'div',
      { class: 'top' },
      h('div', { class: `entity ${record.object}`, 'aria-hidden': 'true' }, record.object[0]),
      h('div', { class: 'slds-page-header__name-title' }, h('h1', null, h('div', null, record.object), title)),
      h(
        'div',
        { class: 'buttons', 'aria-hidden': 'true' },
        ...['Follow', 'Edit', 'Delete'].map((word) => h('span', null, word)),
      ),
    ),
    h(
      'dl',
      { class: 'fields' },
      record.fields.map(([label, value]) => h('div', null, h('dt', null, label), h('dd', null, value))),
    ),
  );
}

function recordHome(record) {
  const tag = ['records-highlights2', 'force-highlights2', 'records-lwc-highlights-panel'].find(has) ?? 'div';
  const highlights = inside(h(tag, { class: 'js-highlights' }), pageHeader(record));
  const columns = h(
    'div',
    { class: 'columns' },
    h(
      'div',
      { class: 'panel' },
      h('h2', null, 'Details'),
      h(
        'dl',
        null,
        record.fields.flatMap(([label, value]) => [h('dt', null, label), h('dd', null, value)]),
      ),
    ),
    h('div', { class: 'panel' }, h('h2', null, 'Activity')),
  );
  const home = inside(h('one-record-home-flexipage2', null), h('forcegenerated-flexipage', null, highlights), columns);
  return h('div', { class: 'windowViewMode-normal oneRecordHome' }, home);
}

const gone = () =>
  h(
    'div',
    { class: 'panel' },
    h('h2', null, 'Looks like there’s a problem'),
    'The record was deleted or you cannot see it.',
  );

function elsewhere() {
  const object = location.pathname.match(/\/lightning\/o\/(\w+)\/list/)?.[1];
  const rows = (boot.lists[object] ?? []).map((one) =>
    h('tr', null, h('th', { class: 'cell' }, h('a', { href: path(one) }, one.name)), h('td', null, one.email)),
  );
  return h(
    'div',
    { class: 'panel' },
    h('h2', null, object ? `${object}s` : 'Home'),
    h('table', null, h('tbody', null, rows)),
  );
}

start();
