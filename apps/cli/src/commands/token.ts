import { openKeyFolder } from '@pacta/sealing';
import { actorNamed, DEMO_ACTORS, isDemoActor, mintToken, signingKeyOf } from '@pacta/opening';
import { EXIT, type ExitCode } from '@pacta/process';
import type { Roster } from '@pacta/queries';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { nearMatch } from '../faults/near-match.ts';
import { chosenFolder } from '../reading/chosen-ledger.ts';
import { folderSource, type FolderSource } from '../reading/folder-source.ts';
import { findPartnership } from '../reading/partnership-reference.ts';

interface TokenOptions {
  readonly as: string;
  readonly partnership?: string;
}

/** Seconds. */
const LIFE = 3600;
const ACTOR = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** `pacta token`: signs a token with the ledger's own key, so it needs read access to the key folder. */
export async function token(context: CommandContext, options: TokenOptions): Promise<ExitCode> {
  const { terminal } = context;
  const settings = chosenFolder(context, terminal.note, 'token needs the key folder of a ledger');
  const source = folderSource(settings);
  let actor: string;
  try {
    actor = await actorFor(source, options);
  } finally {
    await source.close();
  }
  const minted = await mintToken(
    signingKeyOf(openKeyFolder(settings.keys, { ledgerFolder: settings.ledger })),
    actor,
    LIFE,
  );
  const expiresAt = expiryOf(minted);
  await terminal.line(context.json ? JSON.stringify({ token: minted, actor, expiresAt }) : minted);
  terminal.suggest(
    `For ${actor}, until ${expiresAt}. Use it as: curl -H "Authorization: Bearer $(pacta token --as ${options.as})" …`,
  );
  return EXIT.done;
}

async function actorFor(source: FolderSource, { as, partnership }: TokenOptions): Promise<string> {
  if (!ACTOR.test(as))
    throw new CommandFault(
      EXIT.usage,
      `'${as}' is not an actor id.`,
      'It has letters, digits and . _ : - only, at most 128.',
    );
  const { demo } = await source.info();
  const named = actorNamed(as, demo);
  if (!demo && isDemoActor(named))
    throw new CommandFault(
      EXIT.refused,
      `${named} is a demo identity, and this is not a demo ledger.`,
      'Name an actor of this ledger.',
    );
  const isRole = named !== as;
  if (partnership === undefined && (!demo || isRole)) return named;
  const rosters = await source.rosters();
  if (partnership !== undefined) return holderOf(partnership, { as, named, isRole }, rosters);
  const known = new Set(rosters.flatMap(({ grants }) => grants.map((grant) => grant.actor)));
  const near = known.has(as) ? undefined : nearMatch(as, DEMO_ACTORS.keys());
  if (near !== undefined) throw new CommandFault(EXIT.usage, `Nobody goes by '${as}'.`, `Did you mean '${near}'?`);
  return named;
}

/**
 * The actor who is `as`, or holds the role `as`, in one partnership. A demo's actors may be named before they have a
 * role there.
 */
function holderOf(
  partnership: string,
  { as, named, isRole }: { readonly as: string; readonly named: string; readonly isRole: boolean },
  rosters: readonly Roster[],
): string {
  const { id, name } = findPartnership(partnership, rosters);
  const grants = rosters.find((each) => each.id === id)?.grants.filter((grant) => grant.revoked === null) ?? [];
  const held = grants.filter(({ actor, role }) => actor === as || actor === named || role === as);
  const actors = [...new Set(held.map(({ actor }) => actor))];
  const [first, ...others] = actors;
  if (actors.includes(named) || (first === undefined && isRole)) return named;
  if (first === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `Nobody is ${as} in ${name}.`,
      `'pacta log --partnership ${id} --type RoleGranted' shows who has which role.`,
    );
  if (others.length > 0)
    throw new CommandFault(EXIT.usage, `Several are ${as} in ${name}: ${actors.join(', ')}.`, 'Name one of them.');
  return first;
}

/** Read from the token itself, because that decides. */
function expiryOf(minted: string): string {
  const claims = JSON.parse(Buffer.from(minted.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly exp: number;
  };
  return new Date(claims.exp * 1000).toISOString();
}
