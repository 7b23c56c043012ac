import { Alert, Button, Flex } from 'antd';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useWords } from '../../../words/words.ts';
import { pageOfCertificate, useIssue, useVerify } from './certificates-query.ts';
import { Issued } from './issued.tsx';
import { Outcome } from './outcome.tsx';
import { Running } from './running.tsx';
import { certificateWords } from './words.ts';

/** Proves the record, says what differs, and issues the certificate that is put to the minutes. */
export function CertificatesPage() {
  const say = useWords(certificateWords);
  const verify = useVerify();
  const issue = useIssue();
  const isRunning = verify.isPending || issue.isPending;
  const begin = (what: typeof verify | typeof issue) => {
    verify.reset();
    issue.reset();
    what.mutate();
  };
  const error = verify.error ?? issue.error;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      <Flex gap={8} wrap className="no-print">
        <Button size="large" type="primary" disabled={isRunning} onClick={() => begin(verify)}>
          {say('verify')}
        </Button>
        <Button size="large" disabled={isRunning} onClick={() => begin(issue)}>
          {say('issue')}
        </Button>
      </Flex>
      {isRunning && <Running />}
      {error && <Failure error={error} />}
      {verify.data && <Outcome proof={verify.data} />}
      {issue.data && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={say('issued', { position: issue.data.position })}
          action={
            <Button href={pageOfCertificate(issue.data.id)} target="_blank" rel="noopener">
              {say('print')}
            </Button>
          }
        />
      )}
      <Issued />
    </Flex>
  );
}
