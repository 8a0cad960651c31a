/**
 * Runs a program of the build, building first where a source is newer. Plain JavaScript that any Node can run: an old
 * one hands over to the Node that `npm ci` has brought.
 */
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = 24;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'dist', 'bundle');
const stamp = join(root, 'dist', '.built');

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (/\.(ts|json|jsonl|md)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
      newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function upToDate() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  // The lockfile too: the bundle holds the libraries.
  return (
    statSync(join(root, 'package-lock.json')).mtimeMs < built &&
    newestChange(join(root, 'apps')) < built &&
    newestChange(join(root, 'libs')) < built &&
    newestChange(join(root, 'docs', 'problems')) < built
  );
}

/** Runs this program again on the Node of this folder, as a child process, for Node 20 can't replace itself. */
async function handOver() {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    process.stderr.write(
      `Pacta needs Node ${OLDEST_NODE} or newer and this is ${process.versions.node}: run npm ci first, which brings Node ${OLDEST_NODE} along.\n`,
    );
    process.exit(2);
  }
  const { spawn } = await import('node:child_process');
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  // Ctrl-C reaches both; the child decides.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 70));
}

async function build() {
  process.stderr.write('Building Pacta, once …\n');
  const { spawnSync } = await import('node:child_process');
  const outcome = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (outcome.status === 0) return;
  process.stderr.write('The build failed; its messages stand above.\n');
  process.exit(70);
}

/** @param {'service' | 'pacta'} program */
export async function runBuilt(program) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) return handOver();
  if (!upToDate()) await build();
  await import(pathToFileURL(join(bundle, `${program}.js`)).href);
}

/** The end of `npm run build`: what the bundler leaves behind is brought along, and the time is noted. */
function finishBuild() {
  const example = 'projet-malin.jsonl';
  copyFileSync(join(root, 'apps', 'api', 'src', 'example', example), join(bundle, example));
  writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finishBuild();
