import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

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
          // A busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'sandbox',
          setupFiles: ['test/temporal.ts'],
          include: ['test/sandbox/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'gateways',
          include: ['test/gateways/**/*.test.ts'],
          setupFiles: ['test/temporal.ts', 'test/gateways/setup.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['test/temporal.ts'],
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
