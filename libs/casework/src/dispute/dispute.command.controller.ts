import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type Command, type CommandType, commandTypes, disputeCommands, eventLabels } from '#domain';
import { Access, Answers, CurrentActor, IdempotencyKey, IfMatch, Versioned } from '#platform';
import { DisputeCommands } from './dispute.commands.ts';
import { disputeView } from './dispute.view.ts';

const disputeId = z.strictObject({ id: z.uuid() });

/**
 * Sent through the weekly review, which knows the meeting and the decision that they rest on; with the file or the sealed
 * note that they are about; and the report itself.
 */
const elsewhere: ReadonlySet<CommandType> = new Set([
  'REPORT',
  'ANALYZE',
  'RATIFY',
  'ATTACH',
  'DETACH',
  'SEAL_NOTE',
  'ASK_TO_UNSEAL',
  'UNSEAL_NOTE',
]);

/** The commands that are sent straight to a dispute. */
export const directCommands = commandTypes.filter((type) => !elsewhere.has(type));

/** HOLD_SESSION → hold-session */
export const pathOf = (type: CommandType): string => type.toLowerCase().replaceAll('_', '-');

/** One route per command, made from the one table of commands: a command cannot be forgotten here. */
@Controller('disputes/:id')
export class DisputeCommandController {
  constructor(readonly commands: DisputeCommands) {}
}

for (const type of directCommands) addRoute(type);

function addRoute(type: CommandType): void {
  const { prototype } = DisputeCommandController;
  const name = pathOf(type);
  const { zh, en } = eventLabels[type];
  const handler = function (
    this: DisputeCommandController,
    actor: StaffActor,
    { id }: z.output<typeof disputeId>,
    command: Command<CommandType>,
    expectedVersion: number | undefined,
    commandKey: string | undefined,
  ) {
    return this.commands.send(actor, id, type, command, { expectedVersion, commandKey });
  };
  Object.defineProperty(handler, 'name', { value: name });
  Object.defineProperty(prototype, name, { value: handler, configurable: true, writable: true });
  CurrentActor()(prototype, name, 0);
  Param({ schema: disputeId })(prototype, name, 1);
  Body({ schema: disputeCommands[type] })(prototype, name, 2);
  IfMatch()(prototype, name, 3);
  IdempotencyKey()(prototype, name, 4);
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object, Object, Object], prototype, name);
  const decorators = [
    Post(name),
    HttpCode(200),
    Access('dispute.act'),
    Versioned(),
    Answers(200, disputeView, { zh, en }),
  ];
  for (const decorate of decorators) {
    decorate(prototype, name, { value: handler, configurable: true, writable: true, enumerable: false });
  }
}
