import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  PaperClipOutlined,
} from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { acceptedExtensions, type CommandType, commandNames, formOfItem } from '#domain';
import { DropPlace } from '../../../components/files/drop-place.tsx';
import { FileButton } from '../../../components/files/file-button.tsx';
import { Outcomes, Reading } from '../../../scan/outcomes.tsx';
import { type Filing, useFiling } from '../../../scan/use-filing.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { placeOf, useAttachments } from '../attachments/attachment-query.ts';
import { type Dispute, useHistory } from '../dispute-query.ts';
import { hasForm } from '../form/event-forms.ts';
import { useEvents } from '../story.ts';
import type { DossierLine } from './dossier-query.ts';
import { dossierWords } from './words.ts';

interface Props {
  readonly line: DossierLine;
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType) => void;
}

/** One item of the dossier: whether it is there, what proves it, and where it is supplied. */
export function ChecklistItem(props: Props) {
  const { line, dispute } = props;
  const say = useWords(dossierWords);
  const name = useNames();
  const dates = useDates();
  const archived = useEvents(dispute, 'ARCHIVE').at(-1);
  const said = dispute.dossier === 'archived' ? archived?.facts.papers : undefined;
  const why = said?.find(({ paper }) => paper === line.item)?.whyMissing;
  const [mark, icon] = stateOf(line);
  const filing = useFiling(dispute.id);
  const form = formOfItem(line.item);
  const mayAdd = dispute.allowedEvents.includes('ATTACH') && form !== undefined;
  return (
    <li>
      <DropPlace
        className="row wrapping"
        onDropped={mayAdd ? (files) => void filing.take(files, form) : null}
      >
        <Flex gap={8} align="baseline" style={{ flex: '1 1 260px', minWidth: 0 }}>
          <span aria-hidden className={`paper ${colours[mark]}`}>
            {icon}
          </span>
          <Flex vertical gap={2} style={{ minWidth: 0 }}>
            <span>
              {`${line.position} ${name(line.itemName)}`}
              <Typography.Text type="secondary">{` · ${say(line.need)} · ${say(mark)}`}</Typography.Text>
            </span>
            <Proofs line={line} dispute={dispute} />
            {line.remarks.map((remark) => (
              <Typography.Text key={remark.en} type="warning">
                {name(remark)}
              </Typography.Text>
            ))}
            {line.attestedSeq !== null && archived?.by && (
              <Typography.Text type="secondary">
                {say('attested', { name: archived.by.name, day: dates.day(archived.on) })}
              </Typography.Text>
            )}
            {why && <Typography.Text type="secondary">{say('whyMissing', { why })}</Typography.Text>}
          </Flex>
        </Flex>
        <Supply {...props} filing={filing} />
      </DropPlace>
      <div className="no-print">
        <Reading name={filing.reading} />
        <Outcomes outcomes={filing.outcomes} asked={form} />
      </div>
    </li>
  );
}

const colours = { isThere: 'paperThere', isMissing: 'paperMissing', isNone: '' } as const;

const stateOf = ({ isThere, need }: DossierLine) => {
  if (isThere) return ['isThere', <CheckCircleFilled key="there" />] as const;
  return need === 'optional'
    ? (['isNone', <ClockCircleOutlined key="none" />] as const)
    : (['isMissing', <CloseCircleFilled key="missing" />] as const);
};

/** The events of which the paper is made, and the files that lie in it. */
function Proofs({ line, dispute }: Pick<Props, 'line' | 'dispute'>) {
  const name = useNames();
  const dates = useDates();
  const { data: history = [] } = useHistory(dispute.id, dispute.version);
  const { data: files = [] } = useAttachments(dispute.id);
  const events = history.filter(({ seq }) => line.seqs.includes(seq));
  const lying = files.filter(({ id }) => line.fileIds.includes(id));
  if (events.length + lying.length === 0) return null;
  return (
    <Flex gap="0 12px" wrap>
      {events.map(({ seq, on, typeName }) => (
        <Typography.Text key={seq} type="secondary">
          {`${name(typeName)} ${dates.day(on)}`}
        </Typography.Text>
      ))}
      {lying.map((file) => (
        <a key={file.id} className="story" href={placeOf(dispute.id, file)}>
          {file.fileName}
        </a>
      ))}
    </Flex>
  );
}

const accepted = acceptedExtensions.map((extension) => `.${extension}`).join(',');

/** One click to where what is missing is supplied: a file, or the form of an event; nothing where it cannot be now. */
function Supply({ line, dispute, onChoose, filing }: Props & { readonly filing: Filing }) {
  const say = useWords(dossierWords);
  const name = useNames();
  const { supply } = line;
  if (supply === null || !dispute.allowedEvents.includes(supply)) return null;
  const form = formOfItem(line.item);
  if (supply !== 'ATTACH' || form === undefined) {
    return hasForm(supply) ? (
      <Button className="no-print" size="large" onClick={() => onChoose(supply)}>
        {name(commandNames[supply])}
      </Button>
    ) : null;
  }
  return (
    <span className="no-print">
      <FileButton
        label={say('add', { paper: name(line.itemName) })}
        icon={<PaperClipOutlined />}
        accept={accepted}
        onChosen={(chosen) => void filing.take(chosen, form)}
      />
    </span>
  );
}
