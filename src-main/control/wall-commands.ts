import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';

/** What is seen where: routes and their looks, test patterns, groups and walls, scenes. */
export function wallCommands({ wall }: Commanded) {
  return {
    routes: {
      set: table.routes.set.handler(({ input: { targets, ...change } }) => wall.setRoutes(targets, change)),
    },
    patterns: {
      show: table.patterns.show.handler(({ input }) => wall.showPattern(input.targets, input)),
      end: table.patterns.end.handler(({ input }) => wall.endPatterns(input.targets)),
    },
    groups: {
      create: table.groups.create.handler(({ input }) => ({
        group: wall.createGroup(input.name, input.arrangement),
      })),
      change: table.groups.change.handler(({ input: { group, ...change } }) =>
        wall.changeGroup(group, change),
      ),
      remove: table.groups.remove.handler(({ input }) => wall.removeGroup(input.group)),
    },
    scenes: {
      save: table.scenes.save.handler(({ input }) => ({ scene: wall.saveScene(input.name) })),
      overwrite: table.scenes.overwrite.handler(({ input }) => wall.overwriteScene(input.scene)),
      rename: table.scenes.rename.handler(({ input }) => wall.renameScene(input.scene, input.name)),
      recall: table.scenes.recall.handler(({ input }) => wall.recallScene(input.scene)),
      remove: table.scenes.remove.handler(({ input }) => wall.removeScene(input.scene)),
    },
  };
}
