import { shippedBuild } from '../e2e/harness/build';
import { badgeFigures } from './badge';
import { callFigures } from './calls';
import { checklistFigures } from './checklist';
import { coldFigures } from './cold';
import { coverageFigures } from './coverage';
import type { Figure } from './figure';
import { historyFigures } from './history';
import { jobFigures } from './jobs';
import { pageFigures } from './page';
import { previewFigures } from './preview';
import { segmentFigures } from './segments';
import { sizeFigures } from './size';
import { whyFigures } from './why';

/** What the bench measures, a file each; a new one is a line here. One after the other: two at once would measure each other. */
export const groups: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  size: () => sizeFigures(shippedBuild()),
  segments: () => segmentFigures(),
  why: whyFigures,
  badge: badgeFigures,
  cold: coldFigures,
  calls: callFigures,
  page: pageFigures,
  preview: previewFigures,
  coverage: coverageFigures,
  jobs: jobFigures,
  history: historyFigures,
  checklist: checklistFigures,
};
