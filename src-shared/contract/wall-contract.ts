import { z } from 'zod';
import { command } from './command.ts';
import { Arrangement } from './group.ts';
import { Look } from './look.ts';
import { PATTERN_SECONDS, Pattern } from './pattern.ts';
import { NAME_CHARACTERS } from './room.ts';
import { RouteState, Targets } from './route.ts';
import { SceneRecalled } from './scene.ts';
import { SourceRef } from './source.ts';

const Name = z.string().trim().min(1).max(NAME_CHARACTERS);
const id = z.string().min(1).max(64);

export const routesContract = {
  /** A source that is led to a display which nobody feeds feeds it from now on. What is not named stays as it is. */
  set: command('PUT', '/routes', 'Changes source, look or state of the routes of displays, groups and walls')
    .input(
      z.object({
        targets: Targets,
        source: SourceRef.optional(),
        look: Look.partial().optional(),
        state: RouteState.optional(),
      }),
    )
    .output(z.void()),
};

const Seconds = z.number().min(PATTERN_SECONDS.least).max(PATTERN_SECONDS.most);

export const patternsContract = {
  /** Shown again, the lease begins anew. */
  show: command('POST', '/patterns', 'Shows a test pattern for a while')
    .input(z.object({ targets: Targets, pattern: Pattern, seconds: Seconds.default(PATTERN_SECONDS.usual) }))
    .output(z.void()),
  /** Without targets: all of them. */
  end: command('POST', '/patterns/end', 'Ends test patterns')
    .input(z.object({ targets: Targets.optional() }))
    .output(z.void()),
};

export const groupsContract = {
  create: command('POST', '/groups', 'Arranges displays as a group or as one wall')
    .input(z.object({ name: Name, arrangement: Arrangement }))
    .output(z.object({ group: id })),
  change: command('PUT', '/groups/{group}', 'Renames or arranges a group anew')
    .input(z.object({ group: id, name: Name.optional(), arrangement: Arrangement.optional() }))
    .output(z.void()),
  /** Its displays go on with the routes that they had on their own. */
  remove: command('DELETE', '/groups/{group}', 'Dissolves a group')
    .input(z.object({ group: id }))
    .output(z.void()),
};

const One = z.object({ scene: id });

export const scenesContract = {
  save: command('POST', '/scenes', 'Keeps all routes and looks under a name')
    .input(z.object({ name: Name }))
    .output(One),
  overwrite: command(
    'PUT',
    '/scenes/{scene}',
    'Keeps the present routes and looks in place of those of a scene',
  )
    .input(One)
    .output(z.void()),
  rename: command('PUT', '/scenes/{scene}/name', 'Gives a scene another name')
    .input(One.extend({ name: Name }))
    .output(z.void()),
  /** Everything that is there is set; what is not is named. */
  recall: command('POST', '/scenes/{scene}/recall', 'Sets all routes and looks as they were')
    .input(One)
    .output(SceneRecalled),
  remove: command('DELETE', '/scenes/{scene}', 'Forgets a scene').input(One).output(z.void()),
};
