import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PictureParts } from './picture-parts.ts';

const region = { x: 0, y: 0, width: 16, height: 16 };
interface Part {
  readonly name: number;
  readonly region?: typeof region;
}
const whole = (name: number): Part => ({ name });
const part = (name: number): Part => ({ name, region });
const namesOf = (parts: readonly Part[]) => parts.map(({ name }) => name);

it('S2 keeps the last whole picture and every region since, in order', () => {
  const parts = new PictureParts<Part>();
  for (const added of [part(1), whole(2), part(3), whole(4), part(5), part(6)]) parts.add(added);
  expect(namesOf(parts.all)).toEqual([4, 5, 6]);
});

it('S2 what is taken is taken once, and the regions after it go on from there', () => {
  const parts = new PictureParts<Part>();
  parts.add(whole(1));
  parts.add(part(2));
  expect(namesOf(parts.take())).toEqual([1, 2]);
  parts.add(part(3));
  expect(namesOf(parts.take())).toEqual([3]);
  expect(parts.take()).toEqual([]);
});

it('S2 of regions without end none is drawn where another is missing, until a whole picture comes', () => {
  const parts = new PictureParts<Part>();
  parts.add(whole(0));
  for (let name = 1; name <= 1_000; name += 1) parts.add(part(name));
  expect(parts.all).toEqual([]);
  parts.add(whole(1_001));
  parts.add(part(1_002));
  expect(namesOf(parts.all)).toEqual([1_001, 1_002]);
});

it('S2 whoever draws all that it takes sees what it would see if it had missed nothing', () => {
  const steps = fc.array(fc.constantFrom('whole', 'part', 'take'), { maxLength: 80 });
  fc.assert(
    fc.property(steps, happened => {
      const parts = new PictureParts<Part>();
      const drawn: number[] = [];
      const due: number[] = [];
      const draw = (each: Part, on: number[]) => {
        if (!each.region) on.length = 0;
        on.push(each.name);
      };
      for (const [name, step] of [...happened, 'take'].entries()) {
        if (step === 'take') for (const each of parts.take()) draw(each, drawn);
        else {
          const added = step === 'whole' ? whole(name) : part(name);
          parts.add(added);
          draw(added, due);
        }
      }
      expect(drawn).toEqual(due);
    }),
  );
});
