import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Drawer, Flex } from 'antd';
import { dayLabel, receiptCodeGroups, receiptWording } from '#domain';
import type { Shapes } from '../../api/client.ts';
import { handedOut, intoDownloads } from '../../api/handed-out.ts';
import { Failure } from '../../components/failure.tsx';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { receiptWords } from './words.ts';
import './receipt-paper.css';

type Given = Shapes['GivenReceipt'];

/** The paper of a receipt that was just handed out, in the only moment in which its code is known here. */
export function ReceiptPaper({
  disputeId,
  given,
  onClose,
}: {
  readonly disputeId: string;
  readonly given: Given;
  readonly onClose: () => void;
}) {
  const say = useWords(receiptWords);
  const isWide = useIsWide();
  const { id, code } = given;
  const download = useMutation({
    mutationFn: async () =>
      intoDownloads(await handedOut(`/api/v1/disputes/${disputeId}/receipts/${id}/paper`, { code })),
  });
  return (
    <Drawer
      open
      size={isWide ? 640 : '100%'}
      title={say('paperTitle')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Flex gap={8} justify="end">
          <Button onClick={onClose}>{say('close')}</Button>
          <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
            {say('download')}
          </Button>
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </Flex>
      }
    >
      <Alert className="no-print" type="warning" showIcon title={say('once')} />
      {download.error && <Failure error={download.error} />}
      <Paper given={given} />
    </Drawer>
  );
}

function Paper({ given }: { readonly given: Given }) {
  const name = useNames();
  const { address } = given;
  const { title, rows, code, hints, issuer } = receiptWording(given);
  return (
    <article className="receipt-paper">
      <h1>{`${given.township} ${name(title)}`}</h1>
      <table>
        <tbody>
          {rows.map(({ label, text }) => (
            <tr key={label.en}>
              <th scope="row">{name(label)}</th>
              <td>{name(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="receipt-code">
        {address && (
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(address.square)}`}
            alt=""
            width={150}
            height={150}
          />
        )}
        <div>
          <p>{name(code)}</p>
          <p className="receipt-digits">
            {receiptCodeGroups(given.code).map((group, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other name than their place
              <span key={n}>{group}</span>
            ))}
          </p>
        </div>
      </div>
      {hints.map((hint) => (
        <p key={hint.en}>{name(hint)}</p>
      ))}
      <footer>
        <p>{name(issuer)}</p>
        <p>{name(dayLabel(given.issuedOn))}</p>
      </footer>
    </article>
  );
}
