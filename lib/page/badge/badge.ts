import type { BadgeView } from '../../ui/badge-view';
import { dress } from '../dress';
import { badgeTag } from '../tag';
import css from './badge.css?inline';
import { iconOf } from './icons';
import { themeAround } from './theme';
import { tooltipOf } from './tooltip';

/** The badge: a word, an icon and a colour in a closed root. It informs; a click asks for more, and writes nothing. */
export class Badge {
  readonly host = document.createElement(badgeTag);
  private readonly button = document.createElement('button');
  private readonly lens = document.createElement('span');
  private readonly word = document.createElement('span');
  private readonly tip: HTMLElement;

  constructor(onClick: () => void, signal: AbortSignal) {
    const root = this.host.attachShadow({ mode: 'closed' });
    dress(root, css);
    this.button.type = 'button';
    this.lens.className = 'lens';
    this.lens.setAttribute('aria-hidden', 'true');
    this.word.className = 'word';
    this.button.append(this.lens, this.word);
    this.tip = tooltipOf(this.button, signal);
    root.append(this.button, this.tip);
    this.button.addEventListener('click', (event) => {
      // A script of the page may click, but not as a person.
      if (event.isTrusted) onClick();
    });
    // What happens on the badge is not a click on the header that it stands in.
    for (const type of ['click', 'dblclick', 'mousedown', 'pointerdown', 'keydown', 'keyup'])
      this.host.addEventListener(type, (event) => {
        if (!(event instanceof KeyboardEvent) || event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      });
  }

  /** Paints this view. `busy`: more is to come. */
  show({ status, tone, icon, word, line, label }: BadgeView, busy: boolean): void {
    Object.assign(this.button.dataset, { status, tone });
    this.button.setAttribute('aria-label', label);
    this.button.setAttribute('aria-busy', String(busy));
    this.lens.replaceChildren(iconOf(icon));
    this.word.textContent = word;
    this.tip.textContent = line;
  }

  /** Takes on the light or the dark look of what is around it. */
  blendIn(): void {
    const theme = themeAround(this.host);
    if (this.button.dataset.theme !== theme) this.button.dataset.theme = theme;
  }
}
