import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type MyRenewalQuery, StopRenewalDocument } from '@teahouse/schema/operations.ts';
import { useState } from 'react';
import { request } from '../../api/request';
import { useText, useWords } from '../../i18n/language';
import { Button } from '../../ui/button';
import { failureMessage } from '../payments/use-checkout';
import { renewalWords } from './renewal-words';
import './renewal-contract-view.scss';

type Contract = NonNullable<MyRenewalQuery['viewer']['renewal']>;

interface RenewalContractViewProps {
  contract: Contract;
  onChanged(): void;
}

export function RenewalContractView({ contract, onChanged }: RenewalContractViewProps) {
  const words = useWords(renewalWords);
  const { tier, status, variant, isEnding, charges } = contract;
  return (
    <View className="renewal-contract">
      <Text className="renewal-contract__tier">{tier.name}</Text>
      <Text className="renewal-contract__words">{contract.words}</Text>
      <Text className="renewal-contract__heading">{words.charges}</Text>
      {charges.edges.length === 0 ? <Text className="renewal-contract__none">{words.noCharges}</Text> : null}
      {charges.edges.map(({ node }) => (
        <Text key={node.id} className="renewal-contract__charge">
          {node.words}
        </Text>
      ))}
      {status !== 'SIGNED' || isEnding ? null : variant === 'APPLE' ? (
        <Text className="renewal-contract__foot">{words.appleHint}</Text>
      ) : (
        <StopRenewal contractId={contract.id} onStopped={onChanged} />
      )}
    </View>
  );
}

function StopRenewal({ contractId, onStopped }: { contractId: string; onStopped(): void }) {
  const text = useText();
  const words = useWords(renewalWords);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');

  const stop = async () => {
    const { confirm } = await Taro.showModal({
      title: words.stop,
      content: words.stopQuestion,
      confirmText: text.common.confirm,
      cancelText: text.common.cancel,
    });
    if (!confirm) return;
    setIsBusy(true);
    setMessage('');
    try {
      const { stopRenewal: answer } = await request(StopRenewalDocument, { input: { contractId } });
      if (answer.__typename === 'StopRenewalSuccess') onStopped();
      else setMessage(answer.message);
    } catch (cause) {
      setMessage(failureMessage(cause));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <View className="renewal-contract__stop">
      {message ? (
        <Text className="renewal-contract__problem">
          {words.stopFailed} · {message}
        </Text>
      ) : null}
      <Button look="quiet" isBusy={isBusy} onTap={() => void stop()}>
        {words.stop}
      </Button>
    </View>
  );
}
