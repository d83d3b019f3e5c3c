import deBuilder from '../../locales/de/builder.json';
import deChecklist from '../../locales/de/checklist.json';
import deConnect from '../../locales/de/connect.json';
import deCoverage from '../../locales/de/coverage.json';
import deDashboard from '../../locales/de/dashboard.json';
import deEnvironment from '../../locales/de/environment.json';
import deGuide from '../../locales/de/guide.json';
import deHealth from '../../locales/de/health.json';
import deHistory from '../../locales/de/history.json';
import deJobs from '../../locales/de/jobs.json';
import deOptions from '../../locales/de/options.json';
import deOutside from '../../locales/de/outside.json';
import dePopup from '../../locales/de/popup.json';
import dePreview from '../../locales/de/preview.json';
import deQuota from '../../locales/de/quota.json';
import deResync from '../../locales/de/resync.json';
import deRuns from '../../locales/de/runs.json';
import deVerdict from '../../locales/de/verdict.json';
import deWatch from '../../locales/de/watch.json';
import deWatchEvents from '../../locales/de/watch-events.json';
import deWhy from '../../locales/de/why.json';
import enBuilder from '../../locales/en/builder.json';
import enChecklist from '../../locales/en/checklist.json';
import enConnect from '../../locales/en/connect.json';
import enCoverage from '../../locales/en/coverage.json';
import enDashboard from '../../locales/en/dashboard.json';
import enEnvironment from '../../locales/en/environment.json';
import enGuide from '../../locales/en/guide.json';
import enHealth from '../../locales/en/health.json';
import enHistory from '../../locales/en/history.json';
import enJobs from '../../locales/en/jobs.json';
import enOptions from '../../locales/en/options.json';
import enOutside from '../../locales/en/outside.json';
import enPopup from '../../locales/en/popup.json';
import enPreview from '../../locales/en/preview.json';
import enQuota from '../../locales/en/quota.json';
import enResync from '../../locales/en/resync.json';
import enRuns from '../../locales/en/runs.json';
import enVerdict from '../../locales/en/verdict.json';
import enWatch from '../../locales/en/watch.json';
import enWatchEvents from '../../locales/en/watch-events.json';
import enWhy from '../../locales/en/why.json';

import { type Dictionaries, type Locale, translator } from './translate';

export { type Locale, localeOf, type T, type Values } from './translate';

const dictionaries: Dictionaries = {
  en: {
    ...enWhy,
    ...enVerdict,
    ...enConnect,
    ...enResync,
    ...enOutside,
    ...enPopup,
    ...enOptions,
    ...enGuide,
    ...enDashboard,
    ...enPreview,
    ...enBuilder,
    ...enEnvironment,
    ...enHealth,
    ...enHistory,
    ...enJobs,
    ...enRuns,
    ...enChecklist,
    ...enCoverage,
    ...enWatch,
    ...enWatchEvents,
    ...enQuota,
  },
  de: {
    ...deWhy,
    ...deVerdict,
    ...deConnect,
    ...deResync,
    ...deOutside,
    ...dePopup,
    ...deOptions,
    ...deGuide,
    ...deDashboard,
    ...dePreview,
    ...deBuilder,
    ...deEnvironment,
    ...deHealth,
    ...deHistory,
    ...deJobs,
    ...deRuns,
    ...deChecklist,
    ...deCoverage,
    ...deWatch,
    ...deWatchEvents,
    ...deQuota,
  },
};

/** All sentences of the product, for its own pages. */
export const createT = translator(dictionaries);

/** For tests: the dictionary of a language. */
export const dictionaryOf = (locale: Locale) => dictionaries[locale];
