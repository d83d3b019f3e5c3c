import { browser } from 'wxt/browser';

/** What the browser shows; a click on it opens `path` of the extension, e.g. `dashboard.html#watch`. */
export interface Notification {
  /** A later one of the same name takes its place. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** Names the page that a click opens: whoever is woken by the click knows no more than this. */
const idOf = ({ name, path }: Notification) => `${path} ${name}`;
const pathOf = (id: string) => id.split(' ')[0] ?? '';

/** True where the person allowed notifications; asked for in place, never at installation. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Shows a notification. False: it is not allowed, or the system refused it. Never throws. */
export async function notify(one: Notification): Promise<boolean> {
  try {
    if (!(await mayNotify())) return false;
    const { title, text: message } = one;
    const iconUrl = browser.runtime.getURL('/icon/128.png');
    await browser.notifications.create(idOf(one), { type: 'basic', iconUrl, title, message });
    return true;
  } catch {
    return false;
  }
}

let bound = false;
/** Lets a click on a notification open its page. Called at each start, and once more when the permission is given. */
export function bindNotifications(): void {
  browser.permissions.onAdded.addListener(bind);
  bind();
}

function bind(): void {
  // Without the permission there is no such part of the browser.
  if (bound || !browser.notifications?.onClicked) return;
  bound = true;
  browser.notifications.onClicked.addListener((id) => {
    void browser.tabs.create({ url: browser.runtime.getURL(`/${pathOf(id)}` as '/dashboard.html') });
    void browser.notifications.clear(id);
  });
}
