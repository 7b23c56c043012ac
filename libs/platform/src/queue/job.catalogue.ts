import { Injectable, type Type } from '@nestjs/common';
import type { z } from 'zod';
import type { HandlesJob, JobOptions, Recurrence, RunsRecurringly } from './job.ts';

/** A kind of outbox message: its name, what its payload looks like, and the class that handles it. */
export interface JobDefinition {
  readonly name: string;
  readonly payload: z.ZodType;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly handler: Type<HandlesJob<never>>;
}

/** A recurring job and the class that runs it. */
export interface RecurringDefinition {
  readonly name: string;
  readonly recurrence: Recurrence;
  readonly handler: Type<RunsRecurringly>;
}

/** Names are noun.verb; they end up in job ids, log lines and labels. The table checks the same pattern. */
const NAME = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

// Filled while the handler classes are imported, complete before the first module is built. It lives beside
// the injector because enqueue() is called deep inside transactions, where nothing but `tx` is at hand.
const messages: JobDefinition[] = [];
const recurring: RecurringDefinition[] = [];
const promised = new Set<string>();

/**
 * Marks the one class that handles messages of this name, and makes it injectable.
 * @param payload strict schema of the payload: ids only, nothing about people
 * @throws Error when the name is not of the form noun.verb
 */
export function JobHandler<Payload>(name: string, payload: z.ZodType<Payload>, options: JobOptions = {}) {
  const { attempts = 8, backoffMs = 1_000 } = options;
  return (handler: Type<HandlesJob<Payload>>): void => {
    Injectable()(handler);
    messages.push({ name: checkedName(name), payload, attempts, backoffMs, handler });
  };
}

/**
 * Marks the one class that runs this recurring job, and makes it injectable.
 * @throws Error when the name is not of the form noun.verb
 */
export function RecurringJob(recurrence: Recurrence) {
  return (handler: Type<RunsRecurringly>): void => {
    Injectable()(handler);
    recurring.push({ name: checkedName(recurrence.name), recurrence, handler });
  };
}

/**
 * Promises that messages of this name will be written, for code that inserts outbox rows in SQL of its own.
 * The process then refuses to start when nobody handles them.
 * @returns the name, unchanged
 */
export function jobName<Name extends string>(name: Name): Name {
  promised.add(checkedName(name));
  return name;
}

/** The definition of a message, or undefined when no handler of this name was imported. */
export function definitionOf(name: string): JobDefinition | undefined {
  return messages.find((definition) => definition.name === name);
}

/** Everything that was declared so far. */
export function declaredJobs(): {
  readonly messages: readonly JobDefinition[];
  readonly recurring: readonly RecurringDefinition[];
  readonly promised: readonly string[];
} {
  return { messages, recurring, promised: [...promised] };
}

function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error(`A job name is noun.verb in lower case, not "${name}".`);
  return name;
}
