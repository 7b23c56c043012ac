export { seedTraining } from './training.cases.ts';
export { readTrainingShift, trainingClock } from './training.clock.ts';
export { TrainingModule } from './training.module.ts';
