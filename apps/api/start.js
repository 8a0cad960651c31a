/** `npm start`: the service on the embedded store, with the example in a demo ledger unless PACTA_DEMO says otherwise. */
import { runBuilt } from '../built.js';

process.env.PACTA_DEMO ??= '1';
await runBuilt('service');
