import { Text, View } from '@tarojs/components';
import './receipt.scss';

export interface ReceiptLine {
  label: string;
  /** A line without one is left out. */
  value: string | null | undefined;
  /** What everything above it comes to. */
  isSum?: boolean;
}

/** Facts one under the other: what is paid for, or was. */
export function Receipt({ lines }: { lines: ReceiptLine[] }) {
  return (
    <View className="receipt">
      {lines.map(({ label, value, isSum }) =>
        value ? (
          <View key={label} className={isSum ? 'receipt__line receipt__line--sum' : 'receipt__line'}>
            <Text className="receipt__label">{label}</Text>
            <Text className="receipt__value" userSelect>
              {value}
            </Text>
          </View>
        ) : null,
      )}
    </View>
  );
}
