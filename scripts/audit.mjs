// Known advisories of what is shipped, as far as the registry tells. Node built-ins only.
// Fails on a high or a critical one; a registry that does not answer is said, and no failure.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
/** `undefined`: no report came. */
function reportOf(text) {
  try {
    return JSON.parse(text).vulnerabilities;
  } catch {
    return undefined;
  }
}
const found = reportOf(stdout);
if (!found)
  console.log('Advisories: the registry does not tell. Try again with a network, or with registry.npmjs.org.');
else {
  const severe = Object.values(found).filter(({ severity }) => severity === 'high' || severity === 'critical');
  for (const { name, severity, range } of severe) console.error(`${name} ${range}: ${severity}`);
  console.log(`Advisories: ${Object.keys(found).length} in what is shipped, ${severe.length} of them high or critical`);
  process.exitCode = severe.length > 0 ? 1 : 0;
}
