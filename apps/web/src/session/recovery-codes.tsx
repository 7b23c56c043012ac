import { Button, Flex, Typography } from 'antd';
import { useWords } from '../words/words.ts';
import { sessionWords } from './words.ts';

/** Shows the recovery codes, which nobody can look up later. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const say = useWords(sessionWords);
  return (
    <Flex vertical gap={16}>
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {say('codesTitle')}
      </Typography.Title>
      <Typography.Text>{say('codesWhy')}</Typography.Text>
      <pre className="codes">{props.codes.join('\n')}</pre>
      <Button type="primary" size="large" onClick={props.onKept}>
        {say('codesKept')}
      </Button>
    </Flex>
  );
}
