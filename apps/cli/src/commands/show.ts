import { oneline, showEvent, wordsFor, type Names } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { eventReference } from '../reading/event-reference.ts';
import type { FoundEvent } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta show`: everything about one event. */
export async function show(
  context: CommandContext,
  event: string,
  { personal, asOf }: { readonly personal?: boolean; readonly asOf?: string },
): Promise<ExitCode> {
  const { json, terminal } = context;
  const reference = eventReference(event);
  return withSource(context, async (source) => {
    const found = await source.event(reference, personal === true, asOf);
    await terminal.line(
      json ? JSON.stringify(asJson(found), undefined, 2) : inWords(found, await source.names(), context),
    );
    const [next] = [...found.refersTo, ...found.referredBy];
    if (next !== undefined && !json) terminal.suggest(`Next: pacta show @${next.position}`);
    return EXIT.done;
  });
}

const asJson = ({ shown, refersTo }: FoundEvent) => ({
  ...shown,
  refersTo: refersTo.map(({ position, event, at }) => ({ position, eventId: event.eventId, type: event.type, at })),
});

function inWords(
  { line, said, shown, refersTo, referredBy }: FoundEvent,
  names: Names,
  { language, terminal: { style, width } }: CommandContext,
): string {
  const { title, none } = wordsFor(language).log.refersTo;
  const { eventId, stream, revision, type, data, metadata } = shown;
  const fields = shown.sealed.map((field) => ({ ...field, ...line.opened[field.pointer] }));
  const entry = {
    position: line.position,
    event: { eventId, stream, revision, type, data, metadata },
    fields,
    leafHash: line.leafHash,
  };
  const referring =
    refersTo.length === 0
      ? [`  ${none}`]
      : refersTo.map((each) => `  ${oneline(each, names, { style, language, width: width - 2 })}`);
  return [
    showEvent(entry, referredBy, names, { style, width, language }, said),
    style('heading', title),
    ...referring,
  ].join('\n');
}
