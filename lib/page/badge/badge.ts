import type { BadgeView } from '../../ui/badge-view';
import { dress } from '../dress';
import { badgeTag } from '../tag';
import css from './badge.css?inline';
import { iconOf } from './icons';
import { themeAround } from './theme';
import { tooltipOf } from './tooltip';

export interface Badge {
  readonly host: HTMLElement;
  /** Paints this view. `busy`: more is to come. */
  show(view: BadgeView, busy: boolean): void;
  /** Takes on the light or the dark look of what is around it. */
  blendIn(): void;
}

/** The badge: a word, an icon and a colour in a closed root. It informs; a click asks for more, and writes nothing. */
export function makeBadge(onClick: () => void, signal: AbortSignal): Badge {
  const host = document.createElement(badgeTag);
  const root = host.attachShadow({ mode: 'closed' });
  const button = document.createElement('button');
  const lens = document.createElement('span');
  const word = document.createElement('span');
  const tip = tooltipOf(button, signal);
  dress(root, css);
  button.type = 'button';
  lens.className = 'lens';
  lens.ariaHidden = 'true';
  word.className = 'word';
  button.append(lens, word);
  root.append(button, tip);
  // A script of the page may click, but not as a person.
  button.addEventListener('click', (event) => event.isTrusted && onClick());
  // What happens on the badge is not a click on the header that it stands in.
  for (const type of ['click', 'mousedown', 'pointerdown', 'keydown'])
    host.addEventListener(type, (event) => {
      const { key } = event as Partial<KeyboardEvent>;
      if (!key || key === 'Enter' || key === ' ') event.stopPropagation();
    });

  return {
    host,
    show(view, busy) {
      button.dataset.status = view.status;
      button.dataset.tone = view.tone;
      button.ariaLabel = view.label;
      button.ariaBusy = String(busy);
      lens.replaceChildren(iconOf(view.icon));
      word.textContent = view.word;
      tip.textContent = view.line;
    },
    blendIn() {
      const theme = themeAround(host);
      if (button.dataset.theme !== theme) button.dataset.theme = theme;
    },
  };
}
