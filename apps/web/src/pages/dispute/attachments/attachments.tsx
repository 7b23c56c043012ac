import { Button, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { AddFiles } from '../../../components/files/add-files.tsx';
import { WaitingFileList } from '../../../components/files/waiting-file-list.tsx';
import { Section } from '../../../components/section.tsx';
import { useNewsOfFiles } from '../../../offline/file-outbox.ts';
import { Outcomes } from '../../../scan/outcomes.tsx';
import { useActor } from '../../../session/actor.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { useLevels } from '../ties.ts';
import { AttachmentLine } from './attachment-line.tsx';
import { useAttachments } from './attachment-query.ts';
import { attachmentWords } from './words.ts';

/** The files of a case: photographs, voice notes, papers; new ones are kept on the device until they have been sent. */
export function Attachments({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(attachmentWords);
  const { aside } = useLists();
  const { staffId } = useActor();
  const levels = useLevels(dispute);
  const news = useNewsOfFiles(dispute.id);
  const { data, error, refetch } = useAttachments(dispute.id);
  const [isAll, showAll] = useState(false);
  const there = data?.filter(({ removed }) => removed === null) ?? [];
  const gone = data?.filter(({ removed }) => removed !== null) ?? [];
  const mayDetach = dispute.allowedEvents.includes('DETACH');
  return (
    <Section secondary title={aside(say('title'), there.length)}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && there.length === 0 && (
        <Typography.Paragraph type="secondary">{say('nothing')}</Typography.Paragraph>
      )}
      <ul className="plain">
        {[...there, ...(isAll ? gone : [])].map((attachment) => (
          <AttachmentLine
            key={attachment.id}
            disputeId={dispute.id}
            attachment={attachment}
            mayDetach={mayDetach}
          />
        ))}
      </ul>
      <Flex vertical gap={12}>
        {gone.length > 0 && !isAll && (
          <Button
            type="link"
            className="no-print"
            style={{ alignSelf: 'start' }}
            onClick={() => showAll(true)}
          >
            {say('showRemoved', { count: gone.length })}
          </Button>
        )}
        <Outcomes outcomes={news} />
        <WaitingFileList ownerId={staffId} home={{ disputeId: dispute.id }} />
        {dispute.allowedEvents.includes('ATTACH') && (
          <AddFiles ownerId={staffId} home={{ disputeId: dispute.id }} levels={levels} />
        )}
      </Flex>
    </Section>
  );
}
