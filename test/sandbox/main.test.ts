import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

it('the command prints one line of JSON that says where everything is, and ends when told to', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/sandbox/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      resolve();
    });
  });
  const told = JSON.parse(lines[0] ?? '') as Record<string, string>;
  const keys = ['hubspot', 'salesforce', 'pages', 'control', 'token', 'sid', 'contact', 'list', 'email'];
  expect(Object.keys(told)).toEqual(keys);
  expect((await fetch(`${told.control}/worlds`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(lines).toHaveLength(1);
});
