import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { type Attachment, placeOf } from './attachment-query.ts';
import { attachmentWords } from './words.ts';

/** How a file can be looked at without saving it; `null` where it cannot. */
export function lookOf({ mediaType, isShown, removed }: Attachment): 'picture' | 'page' | 'player' | null {
  if (removed) return null;
  if (/^(audio|video)\//.test(mediaType)) return 'player';
  if (!isShown) return null;
  return mediaType.startsWith('image/') ? 'picture' : 'page';
}

/** Shows a picture, or plays a voice note or a film. */
export function Preview(props: {
  readonly disputeId: string;
  readonly attachment: Attachment;
  readonly onClose: () => void;
}) {
  const { attachment, disputeId } = props;
  const say = useWords(attachmentWords);
  const [isLost, lose] = useState(false);
  useReturnFocus();
  const isPlayer = lookOf(attachment) === 'player';
  const Player = attachment.mediaType.startsWith('audio/') ? 'audio' : 'video';
  return (
    <Modal
      open
      centered
      title={attachment.fileName}
      footer={null}
      width={isPlayer ? 480 : 'min(1080px, 96vw)'}
      onCancel={props.onClose}
      className="preview"
    >
      {isLost && <Alert type="error" showIcon role="alert" title={say('lost')} />}
      {!isLost && isPlayer && (
        <Player controls autoPlay src={placeOf(disputeId, attachment)} onError={() => lose(true)} />
      )}
      {!isLost && !isPlayer && (
        <img
          src={placeOf(disputeId, attachment, true)}
          alt={attachment.fileName}
          onError={() => lose(true)}
        />
      )}
    </Modal>
  );
}
