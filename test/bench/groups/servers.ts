import type { FigureGroup } from '../bench.ts';
import { kurrentdbFigures } from '../kurrentdb.ts';

export const kurrentdb: FigureGroup = {
  name: 'kurrentdb',
  async measure(bench) {
    if (!(await kurrentdbFigures(bench.seconds, (figure) => bench.report(figure))))
      process.stderr.write('KurrentDB: not measured, PACTA_TEST_KURRENTDB names no server.\n');
  },
};
