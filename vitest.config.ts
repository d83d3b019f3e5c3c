import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const gateways = 'test/gateways/**/*.test.ts';
/** Files that put something in a module's place, or load modules anew, need them for themselves. */
const alone = globSync(gateways).filter((file) => readFileSync(file, 'utf8').match(/vi\.(mock|resetModules)\(/));

/** A busy machine is no failure. */
const testTimeout = 60_000;

export default defineConfig({
  test: {
    // On two cores, too: a test in the browser waits for most of its time.
    maxWorkers: 3,
    projects: [
      {
        plugins: [await WxtVitest()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['test/temporal.ts', 'test/unit/setup.ts'],
          environment: 'node',
          isolate: false,
          testTimeout,
        },
      },
      {
        test: {
          name: 'sandbox',
          setupFiles: ['test/temporal.ts'],
          include: ['test/sandbox/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          testTimeout,
        },
      },
      {
        test: {
          name: 'gateways',
          include: [gateways],
          exclude: alone,
          setupFiles: ['test/temporal.ts', 'test/gateways/setup-shared.ts'],
          environment: 'node',
          isolate: false,
          testTimeout,
        },
      },
      {
        test: {
          name: 'gateways-alone',
          include: alone,
          setupFiles: ['test/temporal.ts', 'test/gateways/setup.ts'],
          environment: 'node',
          testTimeout,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['test/temporal.ts'],
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
