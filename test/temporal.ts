import { Temporal } from 'temporal-polyfill';

/** Browsers have Temporal (Chrome from 144 on, Firefox from 139); Node 24 has not. */
Object.assign(globalThis, { Temporal: 'Temporal' in globalThis ? globalThis.Temporal : Temporal });
