/**
 * Stands in for what a connection of jsforce sets up for itself and nobody here uses: its own transport (ours takes the
 * place at once), its sign-in, its cache of descriptions, its log, and the root to which modules of it are added.
 */
export default class Still {
  /** The root: it tells of a new connection. */
  static emit(): void {}

  /** The cache: it is emptied, and listened to. */
  clear(): void {}
  get() {
    return { removeAllListeners() {}, on() {} };
  }
  createCachedFunction(): undefined {}
}

/** A log that says nothing. Its levels are set nowhere. */
const quiet = { createInstance: () => quiet, debug() {}, info() {}, warn() {}, error() {} };
export const getLogger = () => quiet;

/** jsforce asks whether it runs within a Canvas app. */
export const CanvasTransport = { supported: false };
