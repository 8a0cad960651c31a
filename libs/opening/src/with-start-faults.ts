import { ConnectionStringWrong, LedgerUnusable, ServerUnfit, StoreUnavailable } from '@pacta/event-store';
import { KeyFolderError } from '@pacta/sealing';
import { EXIT, StartFault } from '@pacta/process';

/** Runs `work`, and turns the expected faults of store and keys into a StartFault with an exit code. */
export async function withStartFaults<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (fault) {
    throw startFaultOf(fault) ?? fault;
  }
}

function startFaultOf(fault: unknown): StartFault | undefined {
  if (fault instanceof StartFault) return fault;
  if (fault instanceof LedgerUnusable)
    return new StartFault(
      `ledger-${fault.code}`,
      fault.message,
      fault.code === 'not-found' ? EXIT.notFound : EXIT.storeUnavailable,
    );
  if (fault instanceof KeyFolderError) return new StartFault(`keys-${fault.code}`, fault.message);
  if (fault instanceof StoreUnavailable) return new StartFault('store-unavailable', fault.message);
  if (fault instanceof ServerUnfit) return new StartFault('server-unfit', fault.message);
  if (fault instanceof ConnectionStringWrong) return new StartFault('wrong-settings', fault.message, EXIT.usage);
  return undefined;
}
