import { managed } from '../managed';
import type { Message } from '../message';
import { integrationAccess, integrationUsers } from './access';
import { builderCopy, builderKeep, builderOpen, builderSeen } from './builder-draft';
import { builderEstimate, builderStop } from './builder-estimate';
import { builderLook, builderMake, builderName, builderPutAway } from './builder-make';
import { bulkAct, bulkList, bulkPeople, bulkPlan, bulkRetry } from './bulk';
import {
  checklistAct,
  checklistDelete,
  checklistEntries,
  checklistList,
  checklistRows,
  checklistStart,
} from './checklist';
import { coverageAct, coverageDelete, coverageList, coveragePlan, coverageRows } from './coverage';
import { fromContent } from './from-content';
import { healthGet, healthTry } from './health';
import { historyClear, historyDelete, historyRead } from './history';
import { job, jobCancel, jobResume, proofLast } from './job';
import { neverSyncedCount } from './never-synced-count';
import { overwrites } from './overwrites';
import { popupView } from './popup-view';
import {
  previewCancel,
  previewDraft,
  previewEstimate,
  previewForecast,
  previewLatest,
  previewLint,
  previewOverwrites,
  previewRows,
  previewStart,
  previewStayers,
  previewStep,
  previewWant,
} from './preview';
import {
  exampleGet,
  mappingPropose,
  mappingProposed,
  pairingCheck,
  propertiesList,
  realityCheck,
  triggerCreate,
} from './proof';
import { quotaGet } from './quota';
import { resync } from './resync';
import { runsAct, runsList, runsNow } from './runs';
import {
  salesforceAuthorize,
  salesforceConnect,
  salesforceDisconnect,
  salesforceFields,
  salesforceSignIn,
} from './salesforce';
import { segmentsSearch } from './segments-search';
import {
  environmentChoose,
  hubspotConnect,
  hubspotDisconnect,
  setAsideDismiss,
  settingsGet,
  settingsSet,
} from './settings';
import { settingsExport, settingsImport } from './settings-file';
import { syncCardKeep } from './sync-card';
import { touchProve } from './touch-prove';
import { triggerProve } from './trigger-prove';
import { watchDefinition, watchDifference, watchGet, watchLookNow, watchRead, watchRestore, watchSet } from './watch';
import { why, whyOf } from './why';

const all: readonly Message[] = [
  ...fromContent,
  popupView,
  resync,
  job,
  jobCancel,
  jobResume,
  proofLast,
  triggerProve,
  touchProve,
  why,
  whyOf,
  overwrites,
  settingsGet,
  settingsSet,
  settingsExport,
  settingsImport,
  integrationUsers,
  integrationAccess,
  syncCardKeep,
  setAsideDismiss,
  hubspotConnect,
  hubspotDisconnect,
  environmentChoose,
  pairingCheck,
  segmentsSearch,
  salesforceConnect,
  salesforceAuthorize,
  salesforceSignIn,
  salesforceDisconnect,
  salesforceFields,
  neverSyncedCount,
  propertiesList,
  mappingPropose,
  mappingProposed,
  realityCheck,
  exampleGet,
  triggerCreate,
  previewEstimate,
  previewStart,
  previewLatest,
  previewStep,
  previewCancel,
  previewRows,
  previewStayers,
  previewWant,
  previewOverwrites,
  previewForecast,
  previewLint,
  previewDraft,
  builderOpen,
  builderCopy,
  builderKeep,
  builderSeen,
  builderEstimate,
  builderStop,
  builderName,
  builderMake,
  builderLook,
  builderPutAway,
  bulkPlan,
  bulkList,
  bulkAct,
  bulkRetry,
  bulkPeople,
  checklistStart,
  checklistList,
  checklistAct,
  checklistRows,
  checklistEntries,
  checklistDelete,
  coverageList,
  coveragePlan,
  coverageAct,
  coverageRows,
  coverageDelete,
  runsList,
  runsNow,
  runsAct,
  historyRead,
  historyDelete,
  historyClear,
  watchGet,
  watchSet,
  watchLookNow,
  watchRead,
  watchDifference,
  watchRestore,
  watchDefinition,
  quotaGet,
  healthGet,
  healthTry,
];

/** Every message of the product. What is not here is refused, and so is what the organisation has switched off. */
export const messages: readonly Message[] = all.map(managed);
