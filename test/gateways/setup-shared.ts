import './setup';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetIndex } from '../../lib/coverage/index-of';
import { forgetReading } from '../../lib/coverage/memory';
import { takeOwnCalls } from '../../lib/http/own-calls';
import { forgetCalls } from '../../lib/http/pace';
import { forgetRun } from '../../lib/preview/memory';
import { snapshots } from '../../lib/storage/coverage';
import { closeDatabase } from '../../lib/storage/database';
import { forgetKept } from '../../lib/storage/kept';
import { previews } from '../../lib/storage/previews';
import { closeUsage } from '../../lib/storage/usage';

// Files share their worker's modules: to load them anew for each took half of the time of all. So what a file may
// leave behind goes before the next one: its stand-ins, its stores, and what a worker of the extension keeps in mind.
vi.restoreAllMocks();
vi.unstubAllGlobals();
vi.useRealTimers();
takeOwnCalls();
forgetCalls();
forgetReading();
forgetIndex();
forgetRun();
await forgetKept();
await Promise.all([snapshots.close(), previews.close(), closeUsage(), closeDatabase()]);
fakeBrowser.reset();
globalThis.indexedDB = new IDBFactory();
