import { signRules } from '../../look/signs-drawn';
import type { BadgeView } from '../../ui/badge-view';
import { dress } from '../dress';
import { badgeTag, placeOf } from '../tag';
import css from './badge.css?inline';
import { themeFrom } from './theme';
import { addTooltip } from './tooltip';

/** Something that takes longer than this is seen to be under way. */
const slowMs = 900;

/**
 * As markup, and once: an element of its own for each part would cost the tab more than all the rest of the badge. Its
 * words are inert: a script of the page could search the window for them, closed root or not.
 */
const parts =
  '<button type="button" aria-describedby="line"><span class="lens" aria-hidden="true"></span><span class="word" inert> </span></button>' +
  '<div id="line" role="tooltip" popover="manual"><span inert> </span></div>';

interface Shown {
  readonly view: BadgeView;
  readonly busy: boolean;
}

export interface Badge {
  readonly host: HTMLElement;
  /** Paints this view. `busy`: more is to come. */
  show(view: BadgeView, busy: boolean): void;
  /** It comes to stand here: takes on the light or the dark look of what is around it, from this node outwards. */
  blendIn(from: Node | null): void;
  /** Looks at the time: what takes long begins to breathe. */
  tick(): void;
}

/** The badge: a word, an icon and a colour in a closed root. It informs; a click asks for more, and writes nothing. */
export function makeBadge(onClick: () => void): Badge {
  // Made in a document without a window: a page that has defined an element of this name would be handed the closed root.
  const host = new Document().createElementNS('http://www.w3.org/1999/xhtml', badgeTag) as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  document.adoptNode(host);
  let painted: Shown | undefined;
  /** What is to be painted once the badge has a place. */
  let next: Shown | undefined;
  let since = 0;
  let slow = false;
  dress(root, css + signRules);
  root.innerHTML = parts;
  const button = root.firstElementChild as HTMLElement;
  const tip = root.lastElementChild as HTMLElement;
  // Words are written into the text that is there: one that is new is laid out from the beginning.
  const word = button.lastElementChild?.firstChild as Node;
  const line = tip.firstElementChild?.firstChild as Node;
  addTooltip(button, tip);
  // A script of the page may click, but not as a person.
  button.addEventListener('click', (event) => event.isTrusted && onClick());
  // What happens on the badge is not a click on the header that it stands in.
  for (const type of ['click', 'mousedown', 'pointerdown', 'keydown'])
    host.addEventListener(type, (event) => {
      const { key } = event as Partial<KeyboardEvent>;
      if (!key || key === 'Enter' || key === ' ') event.stopPropagation();
    });

  const marked: Record<string, string> = {};
  const mark = (name: string, value: string) => {
    if (marked[name] !== value) button.setAttribute(name, value);
    marked[name] = value;
  };
  function paint(shown: Shown) {
    const { view, busy } = shown;
    since = Date.now();
    if (slow) button.removeAttribute('data-slow');
    slow = false;
    mark('data-status', view.status);
    mark('data-tone', view.tone);
    mark('aria-label', view.label);
    mark('aria-busy', String(busy));
    mark('data-icon', view.icon);
    if (painted?.view.word !== view.word) word.nodeValue = view.word;
    if (painted?.view.line !== view.line) {
      line.nodeValue = view.line;
      // Inert words are no description for a screen reader.
      tip.ariaLabel = view.line;
    }
    painted = shown;
    next = undefined;
  }
  return {
    host,
    show(view, busy) {
      next = { view, busy };
      // Nobody sees it there, and other words would move what is around it.
      if (placeOf(host) !== 'waiting') paint(next);
    },
    blendIn(from) {
      mark('data-theme', themeFrom(from));
      if (next) paint(next);
    },
    tick() {
      if (slow || !painted?.busy || Date.now() - since <= slowMs) return;
      slow = true;
      button.setAttribute('data-slow', '');
    },
  };
}
