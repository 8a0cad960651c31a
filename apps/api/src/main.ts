/** Looks at Node before anything else is loaded: on an older one, some imports fail with no word of why. */
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
