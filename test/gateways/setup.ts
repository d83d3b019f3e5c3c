import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The product asks for its browser as soon as it is loaded: this stands before every test file.
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
