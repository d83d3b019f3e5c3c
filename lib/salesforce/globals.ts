import { Buffer } from './stubs/buffer';

/**
 * jsforce and HubSpot's client take `Buffer` and `process` for given as soon as they are evaluated: this
 * module is imported before them. Where the platform has them (Node, while building) they stay.
 */
const platform = globalThis as { Buffer?: unknown; process?: unknown; global?: unknown };
platform.global ??= globalThis;
platform.Buffer ??= Buffer;
platform.process ??= {
  env: {},
  browser: true,
  nextTick: (task: (...given: unknown[]) => void, ...given: unknown[]) => queueMicrotask(() => task(...given)),
};
