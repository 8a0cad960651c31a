/** Checks Node's version before any other import: on an older Node some imports fail without a useful message. */
const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `Pacta needs Node ${OLDEST_NODE} or newer and this is ${process.versions.node}: run it through npm (npm start), which brings Node ${OLDEST_NODE} along.\n`,
  );
  process.exitCode = 2;
} else {
  const { startService } = await import('./start-service.ts');
  process.exitCode = await startService();
}
