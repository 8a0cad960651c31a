/** Prints `empty` where the KurrentDB that its argument names holds no event of a ledger. A process of its own: what runs before the tests can't load the built library. */
import { connectKurrentStore } from '../../dist/libs/event-store/src/index.js';

const { store } = await connectKurrentStore({ connectionString: process.argv[2], folder: '/nowhere', readOnly: true });
process.stdout.write((await store.head()) === undefined ? 'empty' : 'holds events');
await store.close();
