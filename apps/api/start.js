/** `npm start`: the service on the embedded store, with the example in a demo ledger unless PACTA_DEMO says otherwise. */
import { pathToFileURL } from 'node:url';
import { built } from '../built.js';

process.env.PACTA_DEMO ??= '1';
await import(pathToFileURL(built('apps/api/src/main.js')).href);
