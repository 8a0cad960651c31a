/**
 * `node mint-tokens.ts NAME…`: prints a token for each name, roles of the demo or actors, as a JSON object. Signs as
 * `pacta token` does, for all in one process: a token each would take a process of a second each.
 */
import type * as OpeningLibrary from '@pacta/opening';
import type * as SealingLibrary from '@pacta/sealing';
import { builtLibrary } from './built.ts';

const { actorNamed, mintToken, signingKeyOf } = await builtLibrary<typeof OpeningLibrary>('opening');
const { openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
const { PACTA_KEYS: keys = '', PACTA_LEDGER: ledgerFolder = '' } = process.env;
const key = signingKeyOf(openKeyFolder(keys, { ledgerFolder }));
const tokens: Record<string, string> = {};
for (const name of process.argv.slice(2)) tokens[name] = await mintToken(key, actorNamed(name, true));
process.stdout.write(JSON.stringify(tokens));
