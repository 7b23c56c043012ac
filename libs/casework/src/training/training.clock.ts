import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Clock, type Config, SystemClock, TrainingClock } from '#platform';

const kept = z.object({ shiftDays: z.number().min(0) });
const fileIn = (folder: string): string => join(folder, 'training-clock.json');

/** How far the clock of a training folder had been moved when it was last left, in days; 0 at the first start. */
export async function readTrainingShift(dataFolder: string): Promise<number> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => '{}');
  try {
    return kept.parse(JSON.parse(text)).shiftDays;
  } catch {
    // Written by half when the machine went off: training begins at today again.
    return 0;
  }
}

/** The clock of this process: one that people can move where they train. @param base  default: the machine's */
export function trainingClock(
  { isTraining, clockShiftDays, dataFolder }: Pick<Config, 'isTraining' | 'clockShiftDays' | 'dataFolder'>,
  base: Clock | undefined,
): Clock | undefined {
  if (!isTraining) return base;
  return new TrainingClock(base ?? new SystemClock(), clockShiftDays, async (shiftDays) => {
    if (dataFolder === undefined) return;
    await mkdir(dataFolder, { recursive: true });
    await writeFile(fileIn(dataFolder), JSON.stringify({ shiftDays }));
  });
}
