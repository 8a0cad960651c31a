/**
 * Makes sure that dist/ is there and newer than every source, building where it isn't. Plain JavaScript that any Node
 * can run, so that a start on an old Node can still say what is wrong in one sentence.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (/\.(ts|json|jsonl)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
      newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function upToDate() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return newestChange(join(root, 'apps')) < built && newestChange(join(root, 'libs')) < built;
}

/** Path of a built file. @param {string} entry path below dist/ */
export function built(entry) {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    process.stderr.write(
      `Pacta needs Node 24 or newer and this is ${process.versions.node}: run it through npm (npm start, npx pacta), which brings Node 24 along.\n`,
    );
    process.exit(2);
  }
  if (!upToDate()) {
    process.stderr.write('Building Pacta, once …\n');
    const outcome = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (outcome.status !== 0) {
      process.stderr.write('The build failed; its messages stand above.\n');
      process.exit(70);
    }
  }
  return join(root, 'dist', entry);
}

/** The end of `npm run build`: what the compiler leaves behind is brought along, and the time is noted. */
function finishBuild() {
  const example = 'apps/api/src/example/projet-malin.jsonl';
  mkdirSync(dirname(join(root, 'dist', example)), { recursive: true });
  copyFileSync(join(root, example), join(root, 'dist', example));
  writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finishBuild();
